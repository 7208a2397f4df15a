/** The rows of a panel as data: what each shows and which edit it makes. Leva lays them out; the lab's store holds the truth. */
import * as v from 'valibot'
import type { Setting } from '../../math/setting'
import type { Option } from './Choice'

interface Row<Kind extends string, Value> {
  readonly kind: Kind
  readonly label: string
  /** What a screen reader says; the label when left out. */
  readonly spoken?: string
  readonly value: Value
  edit(value: Value): void
}

export interface QuantityField extends Row<'quantity', number> {
  readonly setting: Setting
  /** Why a typed number cannot be taken, in one line; left out, the setting itself decides. */
  readonly refuse?: (value: number) => string | undefined
  /** false leaves the text field alone, for numbers without a natural range. */
  readonly slider?: boolean
}
export interface ChoiceField extends Row<'choice', string> {
  readonly options: readonly Option[]
}
export type ToggleField = Row<'toggle', boolean>
/** One of the palette's looks, by its index. */
export type SwatchesField = Row<'swatches', number>

export type Field = QuantityField | ChoiceField | ToggleField | SwatchesField

/** Named in the order in which they stand in the panel. */
export type Fields = Readonly<Record<string, Field>>

/** What every kind of row is drawn from. */
export interface RowProps<Its extends Field> {
  /** Tells the row from every other one on the page. */
  readonly id: string
  readonly field: Its
  /** A drag, a press of a key or a choice is over. */
  onEnd(): void
}

/** Why a schema of the experiment does not take a number. */
export function refusalOf(schema: v.GenericSchema<unknown, number>): (value: number) => string | undefined {
  return (value) => {
    const result = v.safeParse(schema, value)
    return result.success ? undefined : `${result.issues[0].message}.`
  }
}
