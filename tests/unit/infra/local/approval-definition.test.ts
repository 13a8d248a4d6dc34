import aslValidator from 'asl-validator';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lambdaTasks, substitute, withLongTimeouts } from '#infra/local/step-functions/definition.ts';

const text = readFileSync(
	new URL('../../../../infra/state-machines/approval.asl.json', import.meta.url),
	'utf8',
);
const definition = JSON.parse(text) as Parameters<typeof lambdaTasks>[0];

describe('approval.asl.json', () => {
	it('is valid Amazon States Language', () => {
		const { isValid, errorsText } = aslValidator(definition, { checkArn: true, checkPaths: true });
		expect(errorsText()).toBe('');
		expect(isValid).toBe(true);
	});

	it('waits for a token where a person decides, and only there', () => {
		expect(lambdaTasks(definition)).toEqual([
			{ name: 'OpenStage', waitsForToken: true, namesTimeout: false },
			{ name: 'CloseApplication', waitsForToken: false, namesTimeout: false },
		]);
	});

	it('names exactly the two functions that the stack has to give', () => {
		expect(text.match(/\$\{\w+\}/g)).toEqual(['${OpenStageFunctionArn}', '${CloseApplicationFunctionArn}']);
		expect(() => substitute(text, { OpenStageFunctionArn: 'a' })).toThrow('CloseApplicationFunctionArn');
	});

	it('gives a reviewer more than the sixty seconds of the local engine', () => {
		for (const state of Object.values(withLongTimeouts(definition).States)) {
			if (state.Type === 'Task') expect(state.TimeoutSeconds).toBeGreaterThan(24 * 24 * 3600);
		}
	});
});
