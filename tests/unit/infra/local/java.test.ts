import { describe, expect, it } from 'vitest';
import { parseJavaVersion } from '#infra/local/java.ts';

describe('parseJavaVersion', () => {
	it.each([
		['openjdk version "17.0.15" 2025-04-15', 17],
		['java version "1.8.0_421"', 8],
		['openjdk version "21" 2023-09-19', 21],
		['openjdk version "25-ea" 2025-09-16', 25],
		['Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version "17.0.1"', 17],
		['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
	])('reads %j as %s', (output, version) => {
		expect(parseJavaVersion(output)).toBe(version);
	});
});
