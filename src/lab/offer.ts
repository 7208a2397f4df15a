/** What can be done instead, beside a notice or a verdict. */
export interface Offer {
  readonly label: string
  take(): void
}
