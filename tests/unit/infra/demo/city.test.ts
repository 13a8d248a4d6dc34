import { describe, expect, it } from 'vitest';
import { city } from '#infra/local/demo/city/city.ts';
import { demoAsOf } from '#infra/local/demo/city/person.ts';
import { staffPlan } from '#infra/local/demo/city/staff-plan.ts';
import { nameParts } from '#shared/domain/volunteers/name-parts.ts';
import { volunteerBaseSchema } from '#shared/contract/volunteers.ts';
import { admissionRefusal } from '#shared/domain/volunteers/admission.ts';
import { checkNationalId } from '#shared/values/national-id.ts';

const demo = city({ cityName: '桃園市' });
const members = [...demo.members()];
const staff = staffPlan(demo.organizations);

describe('demo city', () => {
	it('is the same every time, and the same person whoever came before', () => {
		const again = city({ cityName: '桃園市' });
		expect(again.organizations).toEqual(demo.organizations);
		expect([...again.members()]).toEqual(members);
		expect(again.member(1234)).toEqual(members[1234]);
		expect(staffPlan(again.organizations)).toEqual(staff);
	});

	it('bears the name of the configured city', () => {
		const other = city({ cityName: '臺南市', volunteers: 50 });
		expect(other.organizations[0]?.name).toBe('臺南市政府');
		expect(other.organizations.some(({ name }) => name.includes('桃園'))).toBe(false);
		const home = [...other.members()].filter(({ person }) => person.base.contactAddress.city === '臺南市');
		expect(home.length).toBeGreaterThan(30);
	});

	it('has a governing authority, purpose authorities of different categories and 20 units with teams and squads', () => {
		const of = (level: string) => demo.organizations.filter((organization) => organization.level === level);
		expect(of('governing')).toHaveLength(1);
		expect(new Set(of('purpose').map(({ category }) => category)).size).toBeGreaterThanOrEqual(6);
		expect(of('unit')).toHaveLength(20);
		expect(demo.units.every(({ teams }) => teams.length > 0)).toBe(true);
		expect(of('squad').length).toBeGreaterThan(5);
		for (const children of Map.groupBy(demo.organizations, ({ parent }) => parent?.id).values()) {
			expect(new Set(children.map(({ name }) => name)).size).toBe(children.length);
		}
	});

	it('grows for the benchmark without doubling a name', () => {
		const large = city({ cityName: '桃園市', volunteers: 0, units: 1000 });
		expect(large.units).toHaveLength(1000);
		const names = large.units.map(({ unit, purpose }) => `${purpose.key}/${unit.name}`);
		expect(new Set(names).size).toBe(1000);
	});
});

describe('people of the demo city', () => {
	it('are 2,000, each with an id, ID number, telephone and mailbox of their own', () => {
		expect(members).toHaveLength(2000);
		for (const value of ['nationalId', 'mobilePhone', 'email'] as const) {
			const values = members.map(({ person }) =>
				value === 'nationalId' ? person.nationalId : person.base[value],
			);
			expect(new Set(values).size).toBe(2000);
		}
		expect(new Set(members.map(({ volunteerId }) => volunteerId)).size).toBe(2000);
	});

	it('[V-07] have valid ID numbers that agree with their sex', () => {
		for (const { person } of members) {
			expect(checkNationalId(person.nationalId)).toMatchObject({ ok: true, sex: person.base.sex });
		}
	});

	it('have base data that the form would take', () => {
		for (const { person } of members) expect(volunteerBaseSchema.parse(person.base)).toEqual(person.base);
	});

	it('may all have been admitted: nobody too young, minors with consent', () => {
		for (const { person } of members) {
			expect(person.age).toBeGreaterThanOrEqual(12);
			expect(person.age).toBeLessThanOrEqual(88);
			const candidate = { nationalId: person.nationalId, ...person.base, hasParentalConsent: person.isMinor };
			expect(admissionRefusal(candidate, demoAsOf, 'unit')).toBeUndefined();
		}
		expect(members.some(({ person }) => person.isMinor)).toBe(true);
	});

	it('have names as common as in Taiwan, short enough to be searched', () => {
		const surnames = members.map(({ person }) => person.base.name.charAt(0));
		const share = surnames.filter((surname) => surname === '陳').length / surnames.length;
		expect(share).toBeGreaterThan(0.08);
		expect(share).toBeLessThan(0.15);
		for (const { person } of members) expect(nameParts(person.base.name).length).toBeLessThanOrEqual(4);
	});

	it('have occupations that fit their age', () => {
		for (const { person } of members) {
			const { occupation } = person.base;
			if (person.age < 19) expect(occupation).toBe('student');
			if (['retired', 'public-retired'].includes(occupation)) expect(person.age).toBeGreaterThanOrEqual(60);
		}
	});

	it('belong to team and squad of their own unit', () => {
		for (const { places, team, squad, leftOn } of members) {
			if (team) expect(team.parent?.id).toBe(places.unit.id);
			if (squad) expect(squad.parent?.id).toBe(team?.id);
			if (leftOn) expect(team).toBeUndefined();
		}
	});
});

describe('accounts of the demo city', () => {
	it('are there for every organisation, with ID numbers that no volunteer bears', () => {
		const served = new Set(staff.map(({ organization }) => organization.id));
		expect(served.size).toBe(demo.organizations.length);
		const ids = [...staff, ...members.map(({ person }) => person)].map(({ nationalId }) => nationalId);
		expect(new Set(ids).size).toBe(ids.length);
		expect(new Set(staff.map(({ login }) => login)).size).toBe(staff.length);
	});

	it('include two reviewers at one purpose authority', () => {
		const reviewers = staff.filter(({ organization }) => organization.key === 'social');
		expect(reviewers.map(({ login }) => login)).toEqual(['purpose', 'purpose2']);
	});
});
