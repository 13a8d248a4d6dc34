import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicationStatuses } from '#shared/codes/application-statuses.ts';
import { allowedActions } from '#shared/domain/applications/allowed-actions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';

const paths: Record<OrganizationLevel, string> = {
	governing: '/g',
	purpose: '/g/p',
	unit: '/g/p/u',
	team: '/g/p/u/t',
	squad: '/g/p/u/t/s',
};

type Application = Parameters<typeof allowedActions>[0];
type Person = Parameters<typeof allowedActions>[1];

function person(level: OrganizationLevel, overrides: Partial<Person> = {}): Person {
	return {
		accountId: `${level}-account`,
		organizationId: paths[level].slice(-1),
		path: paths[level],
		level,
		functions: ['applications.record-book', 'reviews.pending'],
		...overrides,
	};
}

/** A team's application, at its first station: the unit. */
function application(overrides: Partial<Application> = {}): Application {
	return {
		status: 'in-review',
		applicantPath: paths.team,
		submittedBy: 'team-account',
		openStageOrganizationId: 'u',
		decidedInRound: false,
		...overrides,
	};
}

describe('the applicant', () => {
	it.each([
		['draft', ['edit', 'submit', 'delete']],
		['returned', ['edit', 'submit', 'withdraw']],
		['in-review', ['withdraw']],
		['approved', []],
		['rejected', []],
		['withdrawn', []],
	] as const)('[F-03][M-01] may do with a form that is %s: %j', (status, actions) => {
		expect(allowedActions(application({ status }), person('team'))).toEqual(actions);
	});

	it('[M-01] may not withdraw once a station has decided', () => {
		expect(allowedActions(application({ decidedInRound: true }), person('team'))).toEqual([]);
		const returned = application({ status: 'returned', decidedInRound: true });
		expect(allowedActions(returned, person('team'))).toContain('withdraw');
	});

	it.each([
		['the unit above', 'unit', ['edit', 'submit', 'delete']],
		['the purpose authority, which files nothing', 'purpose', []],
		['the governing authority, which files nothing', 'governing', []],
		['a squad below the applicant', 'squad', []],
	] as const)('[L] a team’s draft in the hands of %s', (_case, level, actions) => {
		expect(allowedActions(application({ status: 'draft' }), person(level))).toEqual(actions);
	});

	it('[S-02] is not somebody of another unit, nor of one whose id only begins alike', () => {
		const draft = application({ status: 'draft' });
		expect(allowedActions(draft, person('unit', { path: '/g/p/other', organizationId: 'other' }))).toEqual(
			[],
		);
		const similar = application({ status: 'draft', applicantPath: '/g/p/u2/t' });
		expect(allowedActions(similar, person('unit'))).toEqual([]);
	});

	it('[S-22] needs the function', () => {
		const draft = application({ status: 'draft' });
		expect(allowedActions(draft, person('team', { functions: ['reviews.pending'] }))).toEqual([]);
	});
});

describe('the reviewer', () => {
	it('[W-16][L] is whoever stands at the open station, or the governing authority in their place, and nobody else', () => {
		const reviewers = organizationLevels.filter((level) =>
			allowedActions(application(), person(level)).includes('review'),
		);
		expect(reviewers).toEqual(['governing', 'unit']);
	});

	it('[W-16] is not an authority of the same level elsewhere', () => {
		const atPurpose = application({ openStageOrganizationId: 'p', decidedInRound: true });
		expect(allowedActions(atPurpose, person('purpose'))).toEqual(['review']);
		expect(allowedActions(atPurpose, person('purpose', { path: '/g/p2', organizationId: 'p2' }))).toEqual([]);
	});

	it('[W-16] does not review what they sent themselves, except the governing authority', () => {
		const own = application({ submittedBy: 'unit-account' });
		expect(allowedActions(own, person('unit'))).not.toContain('review');
		const atTop = application({ submittedBy: 'governing-account', openStageOrganizationId: 'g' });
		expect(allowedActions(atTop, person('governing'))).toEqual(['review']);
	});

	it('[S-22] needs the function', () => {
		expect(allowedActions(application(), person('unit', { functions: [] }))).toEqual([]);
	});

	it.each(['draft', 'returned', 'approved', 'rejected', 'withdrawn'] as const)(
		'[M-01] has nothing to decide on a form that is %s',
		(status) => {
			expect(allowedActions(application({ status }), person('unit'))).not.toContain('review');
		},
	);

	it('[W-16] waits while no station is open', () => {
		expect(allowedActions(application({ openStageOrganizationId: undefined }), person('unit'))).toEqual([
			'withdraw',
		]);
	});
});

it('[F-03] nobody edits, sends or deletes a form that is under review or over', () => {
	const locked = applicationStatuses
		.map(({ code }) => code)
		.filter((code) => !['draft', 'returned'].includes(code));
	fc.assert(
		fc.property(
			fc.constantFrom(...locked),
			fc.constantFrom(...organizationLevels),
			fc.constantFrom(...organizationLevels),
			fc.boolean(),
			(status, applicant, level, decidedInRound) => {
				const form = application({ status, applicantPath: paths[applicant], decidedInRound });
				const actions = allowedActions(form, person(level));
				for (const action of ['edit', 'submit', 'delete'] as const) expect(actions).not.toContain(action);
			},
		),
	);
});
