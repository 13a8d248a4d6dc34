import config from './playwright.config.ts';
const { globalSetup: _drop, ...rest } = config;
export default { ...rest, timeout: 30000, use: { ...rest.use, actionTimeout: 6000 }, expect: { timeout: 6000 } };
