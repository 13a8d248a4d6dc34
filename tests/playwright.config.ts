import { defineConfig, devices } from '@playwright/test';
import { browserAddresses } from './support/browser-stack/addresses.ts';
import { findChromium } from './support/system-requirements.ts';

const desktop = { width: 1280, height: 800 };
const powerCut = 'e2e/restart.spec.ts';

export default defineConfig({
	testDir: '.',
	testMatch: ['e2e/**/*.spec.ts', 'accessibility/**/*.spec.ts'],
	outputDir: '../test-results',
	globalSetup: './support/browser-stack/global-setup.ts',
	// A file is walked through in order, beside another: most of a page's time is waiting.
	workers: 2,
	retries: 0,
	forbidOnly: Boolean(process.env['CI']),
	// A page with five states is checked by axe six times.
	timeout: 180_000,
	expect: { timeout: 20_000 },
	reporter: 'list',
	use: {
		baseURL: browserAddresses.admin,
		locale: 'zh-TW',
		timezoneId: 'Asia/Taipei',
		// Steps only: filming every page doubles the time of the suite. To see more: --trace on.
		trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
		screenshot: 'only-on-failure',
		actionTimeout: 20_000,
		launchOptions: {
			executablePath: findChromium(),
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
	projects: [
		{ name: 'desktop', testIgnore: powerCut, use: { ...devices['Desktop Chrome'], viewport: desktop } },
		{
			name: 'mobile',
			// Journeys are walked once; on a phone, those marked @mobile and every page's accessibility are.
			grep: /@mobile|@accessibility/,
			testIgnore: powerCut,
			use: {
				...devices['Desktop Chrome'],
				viewport: { width: 390, height: 844 },
				isMobile: true,
				hasTouch: true,
			},
		},
		// Kills the stack under everybody's feet: when the others are done.
		{
			name: 'power cut',
			testMatch: powerCut,
			dependencies: ['desktop', 'mobile'],
			use: { ...devices['Desktop Chrome'], viewport: desktop },
		},
	],
});
