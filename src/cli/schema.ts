/** `npm run schema`: writes docs/experiment.schema.json, the format of an Experiment for editors. */
import { writeFileSync } from 'node:fs'
import { experimentJsonSchema } from '../experiment/schema/jsonSchema'

const file = new URL('../../docs/experiment.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(experimentJsonSchema(), null, 2)}\n`)
