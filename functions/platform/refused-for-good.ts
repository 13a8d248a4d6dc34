/**
 * A service behind us refuses this one request, and will refuse it whoever sends it again: somebody has to look. The
 * reason of the service is the cause. What passes by itself is `isPassingFault`.
 */
export class RefusedForGood extends Error {
	override readonly name = 'RefusedForGood';
}
