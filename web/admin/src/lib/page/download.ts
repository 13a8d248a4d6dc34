import { toast } from '#ui/feedback/toast.ts';
import { failureWords } from './failure-words.ts';

/** Fetches a short-lived address and opens it; the browser saves or shows the file. */
export async function download(request: () => Promise<{ url: string; fileName: string }>): Promise<void> {
	try {
		const { url, fileName } = await request();
		const link = document.createElement('a');
		link.href = url;
		link.download = fileName;
		link.target = '_blank';
		link.rel = 'noopener';
		link.click();
	} catch (error) {
		toast.error('無法下載檔案', failureWords(error));
	}
}
