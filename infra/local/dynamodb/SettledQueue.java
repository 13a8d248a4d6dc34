import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteQueue;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import software.amazon.dynamodb.services.local.server.AbstractLocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/**
 * A queue of work for the database whose callers wait until it is done.
 *
 * <p>DynamoDB Local waits for everything but the COMMIT of a transaction: it answers while that still lies in the queue, and
 * a process that is killed then has forgotten what it acknowledged.
 */
final class SettledQueue extends SQLiteQueue {
	private SettledQueue(File database) {
		super(database);
	}

	@Override
	public <T, J extends SQLiteJob<T>> J execute(J job) {
		super.execute(job);
		// What fails is thrown to whoever asks the job for its result, as before.
		if (!isDatabaseThread()) job.complete();
		return job;
	}

	/** Opens the database and puts such a queue in the place of its own. One in memory is left alone: it does not outlive us. */
	static void install(DynamoDBProxyServer proxy) throws ReflectiveOperationException, InterruptedException {
		Object handler = read(DynamoDBProxyServer.class, "serverHandler", proxy);
		Object requests = read(AbstractLocalDynamoDBServerHandler.class, "primaryHandler", handler);
		Method open = LocalDynamoDBRequestHandler.class.getDeclaredMethod("getHandler", String.class);
		open.setAccessible(true);
		Object access = read(LocalDBClient.class, "dbAccess", open.invoke(requests, "local"));
		Field field = SQLiteDBAccess.class.getDeclaredField("queue");
		field.setAccessible(true);
		SQLiteQueue before = (SQLiteQueue) field.get(access);
		File database = before.getDatabaseFile();
		if (database == null) return;
		SettledQueue queue = new SettledQueue(database);
		field.set(access, queue);
		before.stop(true).join();
		queue.start();
	}

	private static Object read(Class<?> owner, String name, Object of) throws ReflectiveOperationException {
		Field field = owner.getDeclaredField(name);
		field.setAccessible(true);
		return field.get(of);
	}
}
