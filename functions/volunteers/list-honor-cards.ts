import type { StaffActor } from '#platform/access/actor.ts';
import type { HonorCardRow } from '#shared/contract/volunteer-honor-cards.ts';
import { requirePerson, type PersonReading } from './person.ts';

/** 榮譽卡 of a volunteer in scope (V-24): before there are applications for cards, the earlier one of the base data. */
export async function listHonorCards(
	deps: PersonReading,
	actor: StaffActor,
	volunteerId: string,
): Promise<{ items: HonorCardRow[] }> {
	const { volunteer } = await requirePerson(deps, actor, volunteerId);
	const { name, honorCardNumber } = volunteer.base;
	return { items: honorCardNumber ? [{ volunteerName: name, cardNumber: honorCardNumber }] : [] };
}
