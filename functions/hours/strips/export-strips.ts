import type { StaffActor } from '#platform/access/actor.ts';
import { inScope, scopeOf } from '#platform/access/scope.ts';
import { atMost } from '#platform/at-most.ts';
import { chunks } from '#platform/chunks.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { DomainError } from '#platform/errors.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { pathOf, readPerson, type PersonRecord } from '#functions/volunteers/person.ts';
import type { HourStrips } from '#shared/contract/hours.ts';
import { formatRocDateRange } from '#shared/values/roc-date.ts';
import { showHours } from '../entry-view.ts';
import { withHours, type HoursChanging } from '../person-hours.ts';
import { renderStrips, type HourStrip } from './render-strips.ts';

type Dependencies = HoursChanging & { objects: ObjectStore };

/** People that are read at the same time. */
const peopleAtOnce = 16;
/** What a request's time and memory hold: some 7 seconds and 900 MB. */
const mostRows = 30_000;
/** DynamoDB takes no more in one transaction. */
const auditedAtOnce = 100;

/**
 * 匯出時數條 (H-02): what the ticked people have served in their unit within the period. Who has nothing gets no strip.
 * Whose strip was taken is in the change log of each.
 */
export async function exportStrips(
	deps: Dependencies,
	actor: StaffActor,
	{ members, from, until }: HourStrips,
): Promise<{ url: string; fileName: string }> {
	const found = await atMost(peopleAtOnce, members, (member) =>
		stripOf(deps, actor, member, { from, until }),
	);
	const strips = found.filter(({ entries }) => entries.length > 0);
	if (strips.length === 0) throw new DomainError('hours.none-in-period');
	if (strips.reduce((rows, { entries }) => rows + entries.length, 0) > mostRows) throw tooMany();
	const document = { issuer: actor.name, period: { from, until }, strips };
	const bytes = await renderStrips(document, { fonts: await loadDocumentFonts(), now: deps.clock() });
	const key = `documents/${deps.newId()}`;
	const period = formatRocDateRange(from, until);
	const fileName = `志願服務時數條-${from}-${until}.pdf`;
	const ids = [...new Set(strips.map(({ volunteerId }) => volunteerId))];
	// Before the document can be had: a part that fails hands nothing out.
	for (const part of chunks(ids, auditedAtOnce)) {
		await deps.transact(
			part.map((id) =>
				deps.audit.entry({
					actor,
					action: 'hours.export-strip',
					subject: { type: 'volunteer', id },
					changes: [{ label: '服務時間', after: period }],
				}),
			),
		);
	}
	await deps.objects.write(key, bytes, 'application/pdf');
	return { url: await deps.objects.grantDownload(key, fileName, 'application/pdf'), fileName };
}

function tooMany(): DomainError {
	const message = `期間內的服務時數超過 ${mostRows.toLocaleString('en')} 筆，請縮短期間或減少志工`;
	return new DomainError('request.invalid', {
		errors: [{ field: 'until', label: '服務時間[訖]', message }],
	});
}

async function stripOf(
	deps: Dependencies,
	actor: StaffActor,
	{ volunteerId, unitId }: { volunteerId: string; unitId: string },
	{ from, until }: { from: string; until: string },
): Promise<HourStrip & { volunteerId: string }> {
	const { entries, standing, volunteer } = await withHours(
		deps,
		await requireMember(deps, actor, volunteerId, unitId),
	);
	const nameOf = await deps.directory.names([unitId]);
	const unitName = nameOf(unitId)?.name ?? unitId;
	const { recordBookNumber } = volunteer;
	return {
		volunteerId,
		name: volunteer.base.name,
		...(recordBookNumber && { bookNumber: recordBookNumber }),
		entries: entries
			.filter((entry) => entry.unitId === unitId && entry.startDate >= from && entry.startDate <= until)
			.reverse()
			.map((entry) => showHours(entry, standing, unitName)),
	};
}

/** A person whose membership in this very unit lies in the scope; anybody else looks missing. */
async function requireMember(
	deps: Dependencies,
	actor: StaffActor,
	volunteerId: string,
	unitId: string,
): Promise<PersonRecord> {
	const person = await readPerson(deps, volunteerId);
	const membership = person?.memberships.find((candidate) => candidate.unitId === unitId);
	if (!person || !membership || !inScope(scopeOf(actor), pathOf(membership)))
		throw new DomainError('volunteer.not-found');
	return person;
}
