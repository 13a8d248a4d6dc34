import { describe, expect, it } from 'vitest';
import { city } from '#infra/local/demo/city/city.ts';
import { applicationPlan } from '#infra/local/demo/city/application-plan.ts';
import { replayed, untilLeaving } from '#infra/local/demo/city/insurance.ts';
import { storyMembers, type Member } from '#infra/local/demo/city/member.ts';
import { demoAsOf } from '#infra/local/demo/city/person.ts';
import { demoLogins, demoVolunteerIndex } from '#infra/local/demo/logins.ts';
import { entryFieldsSchema } from '#shared/contract/hours.ts';
import { trainingCreateSchema } from '#shared/contract/training.ts';
import { recordBookConditions } from '#shared/domain/applications/record-book-eligibility.ts';
import { coverStateIds } from '#shared/domain/insurance/cover-states.ts';
import { bookPrefixOf as prefixOf } from '#shared/codes/service-categories.ts';
import { decimalHours } from '#shared/values/hours.ts';
import { unmetPasswordRules } from '#shared/values/password-rules.ts';

const demo = city({ cityName: '桃園市' });
const members = [...demo.members()];
const plans = applicationPlan(demo);

function unmetTraining({ career, places }: Member): string[] {
	return recordBookConditions({
		issueKind: 'first',
		category: places.unit.category,
		training: career.courses.map((course) => ({ ...course, hours: decimalHours(course.tenths) })),
		activeMember: true,
		hasBook: false,
		hasOpenApplication: false,
	})
		.filter(({ met }) => !met)
		.map(({ code }) => code);
}

describe('what people of the demo city have done', () => {
	it.each([
		['new', ['basic-training', 'special-training']],
		['basic', ['special-training']],
		['other-field', ['special-training']],
		['ready', []],
		['holder', []],
	] as const)('[F-02] %s: unmet are %j', (stage, unmet) => {
		const found = members.filter(({ career }) => career.stage === stage);
		expect(found.length).toBeGreaterThan(50);
		for (const member of found) expect(unmetTraining(member)).toEqual(unmet);
	});

	it('[E-25] has courses of 12 hours before 107-06-01', () => {
		const basic = members.flatMap(({ career }) =>
			career.courses.filter(({ courseType }) => courseType === 'basic'),
		);
		const long = basic.filter(({ endDate }) => endDate < '2018-06-01');
		expect(long.length).toBeGreaterThan(10);
		expect(long.every(({ tenths }) => tenths === 120)).toBe(true);
		expect(basic.some(({ tenths }) => tenths === 60)).toBe(true);
	});

	it('[E-21] has courses that the form would take', () => {
		for (const { volunteerId, career } of members) {
			for (const { tenths, ...course } of career.courses) {
				const input = {
					...course,
					volunteerId,
					hours: decimalHours(tenths),
					withoutApproval: !course.approvedOn,
				};
				expect(trainingCreateSchema.safeParse(input).error).toBeUndefined();
			}
		}
	});

	it('[H-08] [H-09] has service that the form would take', () => {
		for (const { startDate, endDate, item, content, tenths } of members.flatMap(
			({ career }) => career.service,
		)) {
			const input = { startDate, endDate, item, content, hours: decimalHours(tenths) };
			expect(entryFieldsSchema.safeParse(input).error).toBeUndefined();
		}
	});

	it('happens in order, and nothing after the last day', () => {
		for (const { person, career, leftOn } of members) {
			const { joinedOn, courses, book, service } = career;
			const core = courses.slice(0, 2).map(({ startDate }) => startDate);
			const dates = [person.base.birthDate, joinedOn, ...core, ...book.map(({ issuedOn }) => issuedOn)];
			expect(dates).toEqual(dates.toSorted());
			const ends = [...courses, ...service].map(({ endDate }) => endDate);
			for (const date of [...dates, ...ends, ...(leftOn ? [leftOn] : [])])
				expect(date <= demoAsOf).toBe(true);
		}
	});

	it('[M-08] leaves exactly one book in use', () => {
		for (const { career } of members) {
			const inUse = career.book.filter(({ status }) => status === 'in-use');
			expect(inUse).toHaveLength(career.book.length > 0 ? 1 : 0);
			expect(career.book.at(0)?.issueKind ?? 'first').toBe('first');
		}
	});

	it('[I-10] has covers in every state, at the unit and the authority of the demo accounts too', () => {
		const states = (of: readonly Member[]) =>
			new Set(
				of.map(({ career, leftOn }) => {
					const steps = leftOn ? untilLeaving(career.insurance, leftOn) : career.insurance;
					return replayed(steps).state;
				}),
			);
		expect([...states(members)].sort()).toEqual([...coverStateIds].sort());
		const home = members.filter(({ places }) => places.unit.key === 'social-1');
		expect([...states(home)]).toEqual(
			expect.arrayContaining(['none', 'enrolling', 'insured', 'renewing', 'renewed', 'withdrawing']),
		);
		const ending = members.filter(
			({ career }) => replayed(career.insurance).period?.endDate === '2026-11-30',
		);
		expect(ending.length).toBeGreaterThan(20);
	});

	it('[I-04] insures nobody without a book, and in the order of time', () => {
		for (const { career } of members) {
			const [book] = career.book;
			if (!book) expect(career.insurance).toEqual([]);
			const days = career.insurance.map(({ on }) => on);
			expect(days).toEqual(days.toSorted());
			for (const on of days) expect(book && book.issuedOn <= on && on <= demoAsOf).toBe(true);
		}
	});

	it('[F-16] numbers the books of each prefix without gaps, in the order of issue', () => {
		const { ofMember, lastOfPrefix } = demo.bookNumbers();
		const holders = members.filter(({ career }) => career.book.length > 0);
		expect(ofMember.size).toBe(holders.length);
		for (const [prefix, last] of lastOfPrefix) {
			const { length } = holders.filter(({ places }) => prefixOf(places.unit.category) === prefix);
			expect(last).toBe(length);
		}
		const welfare = holders.filter(({ places }) => places.unit.category === '01');
		const ordered = welfare.toSorted(
			(one, other) => (ofMember.get(one.index) ?? 0) - (ofMember.get(other.index) ?? 0),
		);
		const issued = ordered.map(({ career }) => career.book[0]?.issuedOn ?? '');
		expect(issued).toEqual(issued.toSorted());
	});
});

describe('the story of the demo', () => {
	const story = members.slice(0, storyMembers);

	it('has people one step before the application, with photo', () => {
		const ready = story.filter(({ career }) => career.stage === 'ready');
		expect(ready.length).toBeGreaterThanOrEqual(2);
		expect(ready.every(({ photo, team }) => photo && team !== undefined)).toBe(true);
		expect(plans.some(({ member }) => member.index < storyMembers)).toBe(false);
	});

	it('[V-22] has a volunteer whose book can be exported, with hours and awards', () => {
		const volunteer = demo.member(demoVolunteerIndex);
		expect(volunteer).toMatchObject({ photo: true, bookCover: true });
		expect(volunteer.career.book).not.toHaveLength(0);
		expect(volunteer.career.service).not.toHaveLength(0);
		expect(volunteer.career.awards).not.toHaveLength(0);
		expect(replayed(volunteer.career.insurance).state).toBe('insured');
	});

	it('[P-23] tells a login of each level, with a password that meets the rules', () => {
		const logins = demoLogins();
		expect(logins.map(({ account }) => account).slice(0, -1)).toEqual([
			'governing',
			'purpose',
			'purpose2',
			'unit',
			'team',
			'squad',
		]);
		expect(logins.at(-1)).toMatchObject({ site: 'portal', account: members[0]?.person.nationalId });
		for (const { password } of logins) expect(unmetPasswordRules(password)).toEqual([]);
	});

	it('lets applications wait at every level of the demo accounts', () => {
		const endings = plans
			.filter(({ member }) => member.places.unit.key === 'social-1')
			.map(({ steps }) => ({
				by: steps[0]?.by.level,
				acts: steps.map((step) => (step.act === 'decide' ? step.result : step.act)).join(' '),
			}));
		expect(endings).toContainEqual({ by: 'team', acts: 'create' });
		expect(endings).toContainEqual({ by: 'unit', acts: 'create' });
		expect(endings).toContainEqual({ by: 'team', acts: 'create submit' });
		expect(endings).toContainEqual({ by: 'team', acts: 'create submit approve' });
		expect(endings).toContainEqual({ by: 'unit', acts: 'create submit' });
		expect(endings).toContainEqual({ by: 'unit', acts: 'create submit return' });
		expect(endings).toContainEqual({ by: 'team', acts: 'create submit approve approve' });
		expect(endings).toContainEqual({ by: 'team', acts: 'create submit approve reject' });
	});

	it('lets every unit and every purpose authority have work', () => {
		const waiting = plans.map(({ member, steps }) => {
			const decided = steps.filter(({ act }) => act === 'decide').length;
			return steps.at(-1)?.act === 'submit' && decided === 0 && steps[0]?.by.level === 'team'
				? member.places.unit.key
				: '';
		});
		for (const { unit } of demo.units) expect(waiting).toContain(unit.key);
		const people = plans.map(({ member }) => member.volunteerId);
		expect(new Set(people).size).toBe(people.length);
	});
});
