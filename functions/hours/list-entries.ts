import type { StaffActor } from '#platform/access/actor.ts';
import { pageOfAll } from '#platform/data/paged-query.ts';
import type { Directory } from '#functions/organizations/directory.ts';
import type { LargeEvents } from '#functions/recruitment/large-events.ts';
import { requirePerson } from '#functions/volunteers/person.ts';
import type { HourType } from '#shared/codes/hour-types.ts';
import type { ServiceContent, ServiceItem } from '#shared/codes/service-items.ts';
import type { RouteResponse } from '#shared/contract/define-route.ts';
import type { hoursContract } from '#shared/contract/hours.ts';
import type { PageQuery } from '#shared/contract/paging.ts';
import { personHours } from '#shared/domain/hours/hour-totals.ts';
import { entryNames } from './entry-names.ts';
import { entryRights } from './entry-rights.ts';
import { showEntry } from './entry-view.ts';
import { decimalTotals } from './decimal-totals.ts';
import { withHours, type HoursReading } from './person-hours.ts';
import type { StoredEntry } from './service-hour.repository.ts';

interface EntryFilter {
	unit?: string | undefined;
	hourType?: HourType | undefined;
	item?: ServiceItem | undefined;
	content?: ServiceContent | undefined;
	from?: string | undefined;
	until?: string | undefined;
}

/**
 * 服務時數 of a volunteer in scope, over all units (V-16, H-06). One person's entries are few enough to be read whole, which
 * gives the totals of what matches and the page at once.
 */
export async function listEntries(
	deps: HoursReading & { directory: Directory; largeEvents: LargeEvents },
	actor: StaffActor,
	volunteerId: string,
	query: PageQuery & EntryFilter,
): Promise<RouteResponse<(typeof hoursContract)['listOfVolunteer']>> {
	const person = await withHours(deps, await requirePerson(deps, actor, volunteerId));
	const { entries, memberships, standing, volunteer } = person;
	const matching = entries.filter((entry) => matches(entry, query));
	const { rows, page } = pageOfAll(matching, query);
	const rights = await entryRights(deps.directory, actor);
	const names = await entryNames(deps, entries);
	return {
		items: rows.map((entry) =>
			showEntry(entry, standing, { names, editable: rights.mayChange(entry, memberships) }),
		),
		page,
		volunteerName: volunteer.base.name,
		nationalId: volunteer.nationalIdMasked,
		units: [...new Set(entries.map(({ unitId }) => unitId))].map((id) => ({
			id,
			name: names.unit({ unitId: id }),
		})),
		totals: decimalTotals(personHours(matching, standing).all),
	};
}

function matches(entry: StoredEntry, { unit, hourType, item, content, from, until }: EntryFilter): boolean {
	return (
		(unit === undefined || entry.unitId === unit) &&
		(hourType === undefined || entry.hourType === hourType) &&
		(item === undefined || entry.item === item) &&
		(content === undefined || entry.content === content) &&
		(from === undefined || entry.startDate >= from) &&
		(until === undefined || entry.startDate <= until)
	);
}
