/** The stable code that a call is refused with; its message when it fails for another reason. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
	try {
		await call;
		return 'not refused';
	} catch (error) {
		const { code, message } = error as { code?: string; message: string };
		return code ?? message;
	}
}
