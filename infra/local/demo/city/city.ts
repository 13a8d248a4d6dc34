import { bookPrefix, member, type Member, type UnitPlaces } from './member.ts';
import { demoUnitCount, organizationPlan, type PlannedOrganization } from './organization-plan.ts';

/** The whole demo city; people are made one by one, so that a large one needs no memory. */
export interface City {
	name: string;
	organizations: PlannedOrganization[];
	units: UnitPlaces[];
	volunteerCount: number;
	members(): Generator<Member>;
	member(index: number): Member;
	/** Value of the number of each holder's book, from 1 without gaps within a prefix, in the order of issue. */
	bookNumbers(): { ofMember: Map<number, number>; lastOfPrefix: Map<string, number> };
}

export interface CityOptions {
	cityName: string;
	volunteers?: number;
	units?: number;
	/** Entries of service hours of each holder of a book, one a month. */
	monthsOfService?: number;
}

export const demoVolunteerCount = 2000;

export function city({
	cityName,
	volunteers = demoVolunteerCount,
	units = demoUnitCount,
	monthsOfService,
}: CityOptions): City {
	const organizations = organizationPlan(cityName, units);
	const places = unitPlaces(organizations);
	const options = { cityName, units: places, monthsOfService };
	function* members(): Generator<Member> {
		for (let index = 0; index < volunteers; index += 1) yield member(index, options);
	}
	return {
		name: cityName,
		organizations,
		units: places,
		volunteerCount: volunteers,
		members,
		member: (index) => member(index, options),
		bookNumbers: () => bookNumbers(members()),
	};
}

function unitPlaces(organizations: readonly PlannedOrganization[]): UnitPlaces[] {
	const childrenOf = Map.groupBy(organizations, ({ parent }) => parent?.id);
	return organizations
		.filter(({ level }) => level === 'unit')
		.map((unit) => {
			const { parent, category } = unit;
			if (!parent || !category) throw new TypeError(`${unit.key} has no purpose authority`);
			const teams = childrenOf.get(unit.id) ?? [];
			return {
				unit: { ...unit, category },
				purpose: parent,
				teams: teams.map((team) => ({ team, squads: childrenOf.get(team.id) ?? [] })),
			};
		});
}

function bookNumbers(members: Iterable<Member>): ReturnType<City['bookNumbers']> {
	const issues: { index: number; prefix: string; issuedOn: string }[] = [];
	for (const one of members) {
		const prefix = bookPrefix(one);
		const issuedOn = one.career.book[0]?.issuedOn;
		if (prefix !== undefined && issuedOn !== undefined) issues.push({ index: one.index, prefix, issuedOn });
	}
	issues.sort((one, other) => one.issuedOn.localeCompare(other.issuedOn) || one.index - other.index);
	const ofMember = new Map<number, number>();
	const lastOfPrefix = new Map<string, number>();
	for (const { index, prefix } of issues) {
		const value = (lastOfPrefix.get(prefix) ?? 0) + 1;
		lastOfPrefix.set(prefix, value);
		ofMember.set(index, value);
	}
	return { ofMember, lastOfPrefix };
}
