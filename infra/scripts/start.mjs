// `npm start` (embedded) and `npm run start:engines`: set-up, then everything in its place until a signal comes.
import { join } from 'node:path'
import { run } from './run.mjs'
import { root } from './setup.mjs'

const [mode, ...args] = process.argv.slice(2)
run(join(root, 'infra', 'run', 'src', `${mode}.ts`), args, { cwd: process.env.INIT_CWD ?? root })
