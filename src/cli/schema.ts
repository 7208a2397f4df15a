/** `npm run schema`: writes docs/*.schema.json, the formats of Experiments, talks and films for editors. */
import { writeFileSync } from 'node:fs'
import { experimentJsonSchema } from '../experiment/schema/jsonSchema'
import { filmJsonSchema } from '../film/document/jsonSchema'
import { talkJsonSchema } from '../talk/document/jsonSchema'

const schemas = { experiment: experimentJsonSchema, talk: talkJsonSchema, film: filmJsonSchema }

for (const [name, schemaOf] of Object.entries(schemas)) {
  const file = new URL(`../../docs/${name}.schema.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(schemaOf(), null, 2)}\n`)
}
