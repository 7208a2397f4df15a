/** Every data set, in the order of the list that a person sees. */
import { anscombe1 } from './anscombe1'
import { anscombe2 } from './anscombe2'
import { anscombe3 } from './anscombe3'
import { anscombe4 } from './anscombe4'
import { cars } from './cars'
import { crashCars } from './crashCars'
import { line100 } from './line100'
import { logistic100 } from './logistic100'
import { sine8 } from './sine8'
import { tanh60 } from './tanh60'
import type { DataSet } from './dataSet'

export const dataSets: readonly DataSet[] = [
  line100,
  crashCars,
  cars,
  anscombe1,
  anscombe2,
  anscombe3,
  anscombe4,
  logistic100,
  tanh60,
  sine8,
]

/** The data set with this id, if the list has it. */
export function dataSetById(id: string): DataSet | undefined {
  return dataSets.find((set) => set.id === id)
}
