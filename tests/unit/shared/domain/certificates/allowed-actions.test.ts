import { describe, expect, it } from 'vitest';
import { certificateActions } from '#shared/domain/certificates/allowed-actions.ts';
import type { OrganizationLevel } from '#shared/domain/organizations/level.ts';

const at = (path: string, level: OrganizationLevel) => ({ path, level, functions: ['volunteers.data'] });
const unfinished = { status: 'unfinished', path: '/g/p/u' } as const;

describe('actions on a certificate', () => {
	it.each([
		[at('/g', 'governing'), ['edit', 'delete', 'stamp']],
		[at('/g/p', 'purpose'), ['edit', 'delete', 'stamp']],
		[at('/g/p/u', 'unit'), ['edit', 'delete', 'stamp']],
		[at('/g/p/u/t', 'team'), []],
		[at('/g/p/other', 'unit'), []],
		[{ ...at('/g/p/u', 'unit'), functions: [] }, []],
	])('[V-26] [S-02] for %j: %j', (person, actions) => {
		expect(certificateActions(unfinished, person)).toEqual(actions);
	});

	it('[M-10] leave a finished one as it is, but for a better scan', () => {
		expect(certificateActions({ ...unfinished, status: 'finished' }, at('/g/p/u', 'unit'))).toEqual([
			'stamp',
		]);
	});
});
