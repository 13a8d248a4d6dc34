import type { StaffActor } from '#platform/access/actor.ts';
import { loadDocumentFonts } from '#platform/documents/document-fonts.ts';
import { DomainError } from '#platform/errors.ts';
import type { ObjectStore } from '#platform/objects/object-store.ts';
import { requirePerson } from '#functions/volunteers/person.ts';
import { sumHours } from '#shared/values/hours.ts';
import { todayInTaipei } from '#shared/values/taipei-time.ts';
import type { HoursChanging } from '../person-hours.ts';
import { renderEventCertificate } from './render-event-certificate.ts';
import { isCertified } from './served-events.ts';

/** 大型活動服務證書下載 (V-17): what a volunteer in scope has served in one event, over all units. Taking one is logged. */
export async function downloadEventCertificate(
	deps: HoursChanging & { objects: ObjectStore; cityName: string },
	actor: StaffActor,
	{ volunteerId, largeEventId }: { volunteerId: string; largeEventId: string },
): Promise<{ url: string; fileName: string }> {
	const { volunteer } = await requirePerson(deps, actor, volunteerId);
	const all = await deps.serviceHours.ofVolunteer(volunteerId, { consistent: true });
	const entries = all.filter((entry) => entry.largeEventId === largeEventId && isCertified(entry));
	const event = entries.length === 0 ? undefined : await deps.largeEvents.find(largeEventId);
	if (!event) throw new DomainError('hours.none-at-event');
	const nameOf = await deps.directory.names([event.hostId]);
	const now = deps.clock();
	const { name } = volunteer.base;
	const bytes = await renderEventCertificate(
		{
			cityName: deps.cityName,
			volunteerName: name,
			eventName: event.name,
			period: event,
			place: event.place,
			services: entries.length,
			tenths: sumHours(entries.map(({ tenths }) => tenths)),
			issuer: nameOf(event.hostId)?.name ?? deps.cityName,
			issuedOn: todayInTaipei(now),
		},
		{ fonts: await loadDocumentFonts(), now },
	);
	const fileName = `大型活動服務證書-${name}.pdf`;
	await deps.transact([
		deps.audit.entry({
			actor,
			action: 'hours.download-event-certificate',
			subject: { type: 'volunteer', id: volunteerId },
			changes: [{ label: '大型活動', after: event.name }],
		}),
	]);
	const key = `documents/${deps.newId()}`;
	await deps.objects.write(key, bytes, 'application/pdf');
	return { url: await deps.objects.grantDownload(key, fileName, 'application/pdf'), fileName };
}
