interface Transition<State extends string> {
	readonly from: readonly State[];
	readonly to: State | 'before';
}

/**
 * Refuses a table of transitions that does not hold together: a state that nothing leads to or out of, or a way back
 * from a state without a request that led there.
 */
export function checkCoverTransitions<State extends string>(
	states: readonly State[],
	transitions: Readonly<Record<string, Transition<State>>>,
	first: State,
): void {
	const all = Object.entries(transitions);
	for (const state of states) {
		const entered = state === first || all.some(([, { to }]) => to === state);
		const left = all.some(([, { from }]) => from.includes(state));
		if (!entered) throw new RangeError(`no event leads to ${state}`);
		if (!left) throw new RangeError(`no event leads out of ${state}`);
	}
	for (const [event, { from, to }] of all) {
		if (to !== 'before') continue;
		for (const state of from) {
			const ways = all.filter(([, other]) => other.to === state).length;
			if (ways !== 1) throw new RangeError(`${event} goes back from ${state}, to which ${ways} events lead`);
		}
	}
}
