/** Native ESM, TypeScript by swc, workspace packages from their sources. One preset for every lane. */
export default {
  testEnvironment: 'node',
  // A test hangs or it does not: a busy machine, and the first of a suite that compiles what it uses, need more than 5 s.
  testTimeout: 20_000,
  testEnvironmentOptions: { customExportConditions: ['node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          // JSON modules need their attribute.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // Not the whole project: below .tools lie the file systems of images, below data what somebody's own system keeps.
  roots: ['infra', 'packages', 'services', 'test'].map(folder => `<rootDir>/${folder}`),
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/'],
}
