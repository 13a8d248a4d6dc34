import type { City } from '../city/city.ts';
import type { Member } from '../city/member.ts';

/** The first people belong to the story, which counts their hours. */
const storyMembers = 20;

/** Those who have hours and a book, so that more hours can be entered for them. */
export function servingMembers(demo: City, wanted: (member: Member) => boolean): Member[] {
	return [...demo.members()].filter(
		(member) =>
			wanted(member) &&
			member.index >= storyMembers &&
			!member.leftOn &&
			member.certificates &&
			member.career.book.length > 0 &&
			member.career.service.length > 0,
	);
}
