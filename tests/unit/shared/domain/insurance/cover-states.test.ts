import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insuranceStatuses, renewalStatuses } from '#shared/codes/insurance-statuses.ts';
import { allowedActions, type CoverAction } from '#shared/domain/insurance/allowed-actions.ts';
import { checkCoverTransitions } from '#shared/domain/insurance/check-transitions.ts';
import { afterEvent, type CoverCourse } from '#shared/domain/insurance/cover-course.ts';
import {
	coverEvents,
	coverStateDiagram,
	coverStateIds,
	coverStates,
	coverTransitions,
	labelOfCoverState,
	mayHappen,
	placesOf,
	renewalOf,
	statusOf,
	type CoverState,
} from '#shared/domain/insurance/cover-states.ts';
import { defaultPermissions } from '#shared/domain/identity/functions.ts';
import { organizationLevels, type OrganizationLevel } from '#shared/domain/organizations/level.ts';

const unit = '/city/bureau/unit';
const pathOf: Record<OrganizationLevel, string> = {
	governing: '/city',
	purpose: '/city/bureau',
	unit,
	team: `${unit}/team`,
	squad: `${unit}/team/squad`,
};

function buttons(state: CoverState, level: OrganizationLevel, left = false): string[] {
	const person = { level, path: pathOf[level], functions: defaultPermissions()[level] };
	return allowedActions({ state, left, path: pathOf.squad }, person).map(
		(action) => coverTransitions[action].label,
	);
}

describe('buttons of a cover', () => {
	it.each([
		['none', ['新增加保'], []],
		['withdrawn', ['新增加保'], []],
		['expired', ['新增加保'], []],
		['enrolling', ['取消加保'], ['確認加保']],
		['insured', ['申請續保', '申請退保'], []],
		['renewing', ['取消續保'], ['確認續保']],
		['renewed', ['取消續保'], []],
		['withdrawing', ['取消退保'], ['確認退保']],
		['leaving', ['取消退保'], ['確認退保']],
	] as const)('[I-10] [X-06] [X-07] %s: %j, and for the authority %j besides', (state, units, authority) => {
		// 取消退保 of 待退保(已離隊) is offered to nobody: I-12 goes before the table.
		const requests = state === 'leaving' ? [] : [...units];
		const left = state === 'leaving';
		for (const level of ['unit', 'team', 'squad'] as const)
			expect(buttons(state, level, left)).toEqual(requests);
		for (const level of ['governing', 'purpose'] as const)
			expect(buttons(state, level, left)).toEqual([...requests, ...authority]);
	});

	it('[I-12] asks for nothing more once the person has left', () => {
		for (const state of coverStateIds) expect(buttons(state, 'unit', true)).toEqual([]);
	});

	it('[S-02] are for those above the volunteer only, and for whom the function is granted', () => {
		const cover = { state: 'none', left: false, path: unit } as const;
		const functions = defaultPermissions().team;
		expect(allowedActions(cover, { level: 'team', path: pathOf.team, functions })).toEqual([]);
		expect(allowedActions(cover, { level: 'unit', path: `${unit}2`, functions })).toEqual([]);
		expect(allowedActions(cover, { level: 'unit', path: unit, functions: [] })).toEqual([]);
	});
});

describe('life of a cover', () => {
	it.each([
		['enrol', 'none', 'enrolling'],
		['confirm-enrolment', 'enrolling', 'insured'],
		['withdraw', 'insured', 'withdrawing'],
		['confirm-withdrawal', 'withdrawing', 'withdrawn'],
		['confirm-withdrawal', 'leaving', 'withdrawn'],
		['renew', 'insured', 'renewing'],
		['confirm-renewal', 'renewing', 'renewed'],
		['roll-over', 'renewed', 'insured'],
		['expire', 'insured', 'expired'],
		['expire', 'renewing', 'expired'],
		['leave', 'insured', 'leaving'],
		['leave', 'renewed', 'leaving'],
		['rejoin', 'leaving', 'withdrawing'],
	] as const)('[M-04] %s leads from %s to %s', (event, from, to) => {
		expect(mayHappen(event, from)).toBe(true);
		expect(afterEvent({ state: from }, event).state).toBe(to);
	});

	it.each(['none', 'withdrawn', 'expired'] as const)(
		'[I-09] 取消加保 returns to %s, where the request came from',
		(state) => {
			const period = { startDate: '2025-01-01', endDate: '2025-12-31' };
			const before: CoverCourse = { state, ...(state !== 'none' && { period }) };
			expect(afterEvent(afterEvent(before, 'enrol'), 'cancel-enrolment')).toEqual(before);
		},
	);

	it.each([
		['renew', 'cancel-renewal'],
		['withdraw', 'cancel-withdrawal'],
	] as const)('[I-09] %s and %s leave the cover as it was', (request, cancel) => {
		const before: CoverCourse = {
			state: 'insured',
			period: { startDate: '2026-01-01', endDate: '2026-12-31' },
		};
		expect(afterEvent(afterEvent(before, request), cancel)).toEqual(before);
	});

	it('[M-04] whatever is tried, nobody is insured without the authority', () => {
		const confirmed = ['confirm-enrolment', 'confirm-renewal'];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...coverEvents), { maxLength: 40 }), (tried) => {
				let course: CoverCourse = { state: 'none' };
				const period = { startDate: '2026-01-01', endDate: '2026-12-31' };
				for (const event of tried) {
					if (!mayHappen(event, course.state)) continue;
					const before = course;
					course = afterEvent(course, event, period);
					const begins = statusOf(course.state) === 'insured' && statusOf(before.state) === 'enrolling';
					if (begins || course.state === 'renewed')
						expect([event]).toEqual([confirmed.find((one) => one === event)]);
					if (statusOf(course.state) === 'insured') expect(course.period).toBeDefined();
					expect(course.renewalPeriod !== undefined).toBe(course.state === 'renewed');
				}
			}),
		);
	});

	it('refuses a table that does not hold together, when it is loaded', () => {
		const check = (to: 'a' | 'b' | 'before', from: ('a' | 'b')[]) => () =>
			checkCoverTransitions(['a', 'b'], { go: { from: ['a'], to: 'b' }, back: { from, to } }, 'a');
		expect(check('a', ['b'])).not.toThrow();
		expect(check('before', ['b'])).not.toThrow();
		expect(check('b', ['a'])).toThrow('no event leads out of b');
		expect(check('before', ['a', 'b'])).toThrow('goes back from a');
		expect(() => checkCoverTransitions(['a', 'b'], { go: { from: ['a', 'b'], to: 'a' } }, 'a')).toThrow(
			'no event leads to b',
		);
	});
});

describe('order of the list', () => {
	it('[I-01] shows what waits first, and makes every filter one range', () => {
		const places = coverStateIds.map((state) => coverStates[state].place);
		expect(places).toEqual(places.toSorted());
		expect(new Set(places).size).toBe(places.length);
		for (const status of [undefined, ...insuranceStatuses.map(({ code }) => code)]) {
			for (const renewal of [undefined, ...renewalStatuses.map(({ code }) => code)]) {
				const wanted = coverStateIds.filter(
					(state) =>
						(status === undefined || statusOf(state) === status) &&
						(renewal === undefined || renewalOf(state) === renewal),
				);
				const range = placesOf({ status, renewal });
				const found = coverStateIds.filter(
					(state) => range !== undefined && coverStates[state].place.startsWith(range),
				);
				expect(found, `${status} ${renewal}`).toEqual(wanted);
			}
		}
	});
});

function page(): string {
	const rows = coverStateIds.map((state) => {
		const renewal = renewalOf(state);
		const beside = renewalStatuses.find(({ code }) => code === renewal)?.label ?? '–';
		return `| ${state} | ${labelOfCoverState(state)} | ${beside} | ${buttonWords(state)} |`;
	});
	return [
		'# States of a cover',
		'',
		'Generated from `shared/domain/insurance/cover-states.ts` (rules I-05 to I-12, I-16, M-04). Do not edit: change the table',
		'there, then run `npx vitest run --config tests/vitest.config.ts --project unit cover-states -u`.',
		'',
		'```mermaid',
		coverStateDiagram(),
		'```',
		'',
		'<!-- prettier-ignore -->',
		'| state | 投保狀態 | 延續投保狀態 | buttons |',
		'| --- | --- | --- | --- |',
		...rows,
		'',
		`確認… is for ${organizationLevels.filter((level) => buttons('enrolling', level).includes('確認加保')).join(' and ')} only.`,
		'Every button is blocked while 紀錄冊發給單位 is empty (I-04), and for somebody who has left only 確認退保 remains (I-12).',
		'',
	].join('\n');
}

function buttonWords(state: CoverState): string {
	const left = state === 'leaving';
	return [...buttons(state, 'purpose', left), '顯示歷程'].join(', ');
}

it('docs/insurance-states.md shows the transitions as they are', async () => {
	await expect(page()).toMatchFileSnapshot(`${import.meta.dirname}/../../../../../docs/insurance-states.md`);
});

it('every button has a name of its own', () => {
	const labels = (Object.keys(coverTransitions) as CoverAction[]).map(
		(event) => coverTransitions[event].label,
	);
	expect(new Set(labels).size).toBe(labels.length);
});
