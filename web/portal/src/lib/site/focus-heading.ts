/**
 * Puts the focus where the new page begins, so that screen readers read its title and keyboards go on from there. Kit
 * leaves it on the body; where a link has asked to keep it (tabs), it stays.
 */
export function focusHeading(root: Document = document): void {
	if (root.activeElement !== null && root.activeElement !== root.body) return;
	const heading = root.querySelector<HTMLElement>('#main h1') ?? root.querySelector<HTMLElement>('#main');
	if (heading === null) return;
	heading.tabIndex = -1;
	heading.focus({ preventScroll: true });
}
