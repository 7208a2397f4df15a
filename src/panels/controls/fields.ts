/** The rows of a panel as data: what each shows and which edit it makes. Leva draws them; the lab's store holds the truth. */
import type { Setting } from '../../math/setting'
import * as v from 'valibot'
import { settingNumber } from '../../experiment/schema/values'
import { choice, type Option } from './choice'
import { quantity } from './quantity'
import { swatches } from './swatches'
import { toggle } from './toggle'

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

/** What Leva is told of a row, all but how to hear of its edits. */
export function levaInput(field: Field, events: LevaEvents, order: number): unknown {
  const shared = { ...events, order, label: field.label, spoken: field.spoken ?? field.label }
  switch (field.kind) {
    case 'quantity':
      return quantity({
        ...shared,
        initial: field.value,
        setting: field.setting,
        refuse: field.refuse ?? refusalOf(settingNumber(field.setting)),
        slider: field.slider ?? true,
      })
    case 'choice':
      return choice({ ...shared, initial: field.value, options: field.options })
    case 'toggle':
      return toggle({ ...shared, initial: field.value })
    case 'swatches':
      return swatches({ ...shared, initial: field.value })
  }
}

export interface LevaEvents {
  onChange(value: unknown, path: string, context: { initial: boolean; fromPanel: boolean }): void
  onEditEnd(): void
}

/** Tells Leva's rows anew exactly when this text changes: everything but the values and the functions. */
export function shapeOf(fields: Fields): string {
  return JSON.stringify(Object.entries(fields).map(([name, field]) => [name, { ...field, value: undefined }]))
}

/** Hands an edit that came from Leva to its field, if it has the field's type. */
export function applyEdit(field: Field, value: unknown): void {
  if (field.kind === 'toggle') {
    if (typeof value === 'boolean') field.edit(value)
  } else if (field.kind === 'choice') {
    if (typeof value === 'string') field.edit(value)
  } else if (typeof value === 'number') field.edit(value)
}

/** Why a schema of the experiment does not take a number. */
export function refusalOf(schema: v.GenericSchema<unknown, number>): (value: number) => string | undefined {
  return (value) => {
    const result = v.safeParse(schema, value)
    return result.success ? undefined : `${result.issues[0].message}.`
  }
}
