/** Adam as a user would type it, from the paper and PyTorch's page. It is not a copy of the listed one. */
export const typedAdam = `setting eta = 0.05
setting beta1 = 0.9 from 0 to 0.9999
setting beta2 = 0.999 from 0 to 0.9999
setting epsilon = 1e-8 from 1e-12 to 1 log
setting weightDecay = 0 from 0 to 1
state m = 0
state v = 0

g = g + weightDecay*theta
m = m + (1 - beta1)*(g - m)
v = beta2*v + (1 - beta2)*g*g
rate = η/(1 - beta1^t)
root = √v / √(1 - beta2^t)
θ = θ − rate*m/(root + epsilon)
`
