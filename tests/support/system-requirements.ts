import { chromium as bundledChromium } from '@playwright/test';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { findJava } from '#infra/local/java.ts';

/** Something of the machine that the tests need and npm does not bring. */
interface Requirement {
	readonly name: string;
	/** Debian and Ubuntu packages that bring it, the first that the release has. */
	readonly packages: readonly string[];
	readonly elsewhere: string;
	isThere(): boolean;
}

/** The shell first: the same engine without a window, in which pages open in half the time. */
const chromiumCandidates = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROMIUM_PATH first, then the system's, then one that Playwright downloaded. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
	const named = environment['CHROMIUM_PATH'];
	if (named) return existsSync(named) ? named : undefined;
	return [...chromiumCandidates, bundledChromium.executablePath()].find(
		// Ubuntu's chromium-browser package is a script that only asks for a snap.
		(path) => existsSync(path) && !isSnapStub(path),
	);
}

function isSnapStub(path: string): boolean {
	if (path !== '/usr/bin/chromium-browser') return false;
	return readFileSync(path).subarray(0, 4096).toString('latin1').includes('snap install');
}

function hasChineseFont(): boolean {
	const fonts = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' });
	return !fonts.error && fonts.stdout.trim() !== '';
}

const requirements: readonly Requirement[] = [
	{
		name: 'Java 17 or newer (DynamoDB Local)',
		packages: ['openjdk-21-jre-headless', 'openjdk-17-jre-headless', 'default-jre-headless'],
		elsewhere: 'https://adoptium.net, then set JAVA_HOME',
		isThere: () => findJava() !== undefined,
	},
	{
		name: 'Chromium (browser tests)',
		packages: ['chromium-headless-shell', 'chromium'],
		elsewhere: 'npx playwright install --with-deps chromium, or set CHROMIUM_PATH',
		isThere: () => findChromium() !== undefined,
	},
	{
		name: 'LibreOffice Calc (spreadsheet tests)',
		packages: ['libreoffice-calc-nogui', 'libreoffice-calc'],
		elsewhere: 'https://www.libreoffice.org, with soffice on the PATH',
		isThere: () => !spawnSync('soffice', ['--version']).error,
	},
	{
		name: 'a font with Chinese characters (browser tests)',
		packages: ['fonts-noto-cjk'],
		elsewhere: 'Noto Sans CJK TC from https://github.com/notofonts/noto-cjk',
		// Only fontconfig can be asked; macOS and Windows bring such fonts.
		isThere: () => process.platform !== 'linux' || hasChineseFont(),
	},
];

function canInstall(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function aptGet(...args: string[]): void {
	execFileSync('apt-get', ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=300', '-qq', ...args], {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	});
}

function availablePackage(requirement: Requirement): string | undefined {
	return requirement.packages.find((name) => {
		const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' });
		return /Candidate: (?!\(none\))\S/.test(policy.stdout);
	});
}

function instructions(missing: readonly Requirement[]): string {
	const packages = missing.map((requirement) => requirement.packages[0]).join(' ');
	return [
		'The tests need these, and they are not on this machine:',
		...missing.map((requirement) => `  - ${requirement.name}: ${requirement.elsewhere}`),
		`On Debian or Ubuntu:  sudo apt-get update && sudo apt-get install -y ${packages}`,
	].join('\n');
}

/**
 * Makes sure of Java, Chromium, LibreOffice Calc and a Chinese font: installs what is missing where that needs no question (root on Debian
 * or Ubuntu), and else ends the process with the exact words to type.
 */
export function ensureSystemRequirements(log: (line: string) => void): { chromium: string } {
	const missingNow = () => requirements.filter((requirement) => !requirement.isThere());
	const missing = missingNow();
	if (missing.length > 0 && canInstall()) {
		try {
			aptGet('update');
			const packages = missing.flatMap((requirement) => availablePackage(requirement) ?? []);
			log(`Installing ${packages.join(', ')} …`);
			if (packages.length > 0) aptGet('install', '-y', '--no-install-recommends', ...packages);
			// Ubuntu has Chromium as a snap only, which does not run in containers.
			if (!findChromium())
				execFileSync('playwright', ['install', '--with-deps', 'chromium'], { stdio: 'inherit' });
		} catch (error) {
			log(`apt-get failed: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	const stillMissing = missing.length > 0 ? missingNow() : [];
	const chromium = findChromium();
	if (stillMissing.length > 0 || !chromium) {
		console.error(instructions(stillMissing.length > 0 ? stillMissing : missing));
		process.exit(1);
	}
	return { chromium };
}
