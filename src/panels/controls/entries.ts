/** The rows of a panel as data: what each shows and which edit it makes. Leva lays them out. The values live in the lab's store. */
import type { Setting } from '../../math/setting'
import type { Option } from './Choice'

interface Row<Kind extends string, Value> {
  readonly kind: Kind
  readonly label: string
  /** For a screen reader; by default the label. */
  readonly spoken?: string
  readonly value: Value
  edit(value: Value): void
}

export interface QuantityEntry extends Row<'quantity', number> {
  readonly setting: Setting
  /** Why a typed number is refused, in one line. By default the setting decides. */
  readonly refuse?: (value: number) => string | undefined
  /** What a double click takes instead of the setting's default, and in words. */
  readonly usual?: { readonly words: string; take(): void }
  /** How far an arrow key goes. By default about a hundredth of the slider. */
  readonly unit?: number
  /** false shows the text input alone, for numbers without a natural range. */
  readonly slider?: boolean
}
export interface ChoiceEntry extends Row<'choice', string> {
  readonly options: readonly Option[]
}
export type ToggleEntry = Row<'toggle', boolean>
/** One of the palette's looks, by its index. */
export type SwatchesEntry = Row<'swatches', number>

export type Entry = QuantityEntry | ChoiceEntry | ToggleEntry | SwatchesEntry

/** By name, in the order of the panel. */
export type Entries = Readonly<Record<string, Entry>>

/** What every kind of row is drawn from. */
export interface RowProps<Its extends Entry> {
  /** Tells the row from every other one on the page. */
  readonly id: string
  readonly entry: Its
  /** After a drag, a press of a key or a choice. */
  onEnd(): void
}
