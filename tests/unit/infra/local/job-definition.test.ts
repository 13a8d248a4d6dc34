import aslValidator from 'asl-validator';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lambdaTasks } from '#infra/local/step-functions/definition.ts';

const text = readFileSync(new URL('../../../../infra/state-machines/job.asl.json', import.meta.url), 'utf8');
const definition = JSON.parse(text) as Parameters<typeof lambdaTasks>[0];

describe('job.asl.json', () => {
	it('is valid Amazon States Language', () => {
		const { isValid, errorsText } = aslValidator(definition, { checkArn: true, checkPaths: true });
		expect(errorsText()).toBe('');
		expect(isValid).toBe(true);
	});

	it('waits for nobody', () => {
		expect(lambdaTasks(definition).map(({ name, waitsForToken }) => [name, waitsForToken])).toEqual([
			['RunStep', false],
			['FailJob', false],
		]);
	});

	it('names exactly the two functions that the stack has to give', () => {
		expect(text.match(/\$\{\w+\}/g)).toEqual(['${RunJobStepFunctionArn}', '${FailJobFunctionArn}']);
	});
});
