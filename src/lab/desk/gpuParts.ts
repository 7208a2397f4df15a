/** What computes on the GPU, as one file that is loaded when an ensemble is first asked for. */
export { Computer } from '../../ensemble/gpu/computer'
export { Swarm } from '../../ensemble/gpu/swarm'
