/** Tests run compiled: jest's own transforms cannot load `.ts` worker threads. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/dist-test/test'],
  testMatch: ['**/*.test.js'],
  transform: {},
  testTimeout: 60_000,
  maxWorkers: 2,
  // Each test file's modules stay in memory (jest cannot unload ESM): a worker that has grown is replaced between files.
  workerIdleMemoryLimit: '1GB',
};
