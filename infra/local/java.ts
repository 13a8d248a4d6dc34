import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const minimumVersion = 17;
/** Debian 12 and Ubuntu have the first, Debian 13 only the second. */
const debianPackages = ['openjdk-17-jre-headless', 'openjdk-21-jre-headless'];

/** The major version out of what `java -version` prints, for example 17 or 21; undefined when it is no Java at all. */
export function parseJavaVersion(output: string): number | undefined {
	const match = /version "(?:1\.)?(\d+)/.exec(output);
	return match ? Number(match[1]) : undefined;
}

function versionOf(command: string): number | undefined {
	const result = spawnSync(command, ['-version'], { encoding: 'utf8' });
	return result.error ? undefined : parseJavaVersion(`${result.stderr}${result.stdout}`);
}

/** A Java of at least version 17: JAVA_HOME first, then the path. */
export function findJava(environment: NodeJS.ProcessEnv = process.env): string | undefined {
	const candidates = [...(environment.JAVA_HOME ? [join(environment.JAVA_HOME, 'bin', 'java')] : []), 'java'];
	return candidates.find((command) => (versionOf(command) ?? 0) >= minimumVersion);
}

function canInstall(): boolean {
	return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function installJava(log: (line: string) => void): void {
	const options = {
		stdio: ['ignore', 'ignore', 'inherit'],
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
	} satisfies Parameters<typeof execFileSync>[2];
	log(`Java ${minimumVersion} is missing: asking apt for it …`);
	execFileSync('apt-get', ['update', '-qq'], options);
	const available = debianPackages.find((name) => spawnSync('apt-cache', ['show', name]).status === 0);
	if (!available) return;
	log(`Installing ${available} …`);
	execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', available], options);
}

/**
 * Finds Java, or installs it where that needs no question (root on Debian or Ubuntu). Anywhere else it says exactly
 * what to install: `npm start` never asks for a password.
 */
export function ensureJava(log: (line: string) => void): string {
	const found = findJava();
	if (found) return found;
	if (canInstall()) {
		installJava(log);
		const installed = findJava();
		if (installed) return installed;
	}
	throw new Error(
		[
			`DynamoDB Local needs Java ${minimumVersion} or newer, and none was found. Install one of these, then start again:`,
			`  Debian / Ubuntu:  sudo apt-get install -y ${debianPackages[0]}   (Debian 13: ${debianPackages[1]})`,
			'  Fedora:           sudo dnf install -y java-21-openjdk-headless',
			'  macOS:            brew install --cask temurin',
			'  elsewhere:        https://adoptium.net (then set JAVA_HOME)',
		].join('\n'),
	);
}
