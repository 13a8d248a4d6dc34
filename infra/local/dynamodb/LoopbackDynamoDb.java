import java.io.IOException;
import java.lang.reflect.Field;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/**
 * Amazon's DynamoDB Local with four changes that its command line cannot make:
 * it listens on 127.0.0.1 only (it takes any credentials, so no other machine may reach it);
 * it ends when its standard input closes, so that it never outlives a killed parent and holds the database file;
 * it answers a transaction when it is committed and not before (SettledQueue); and
 * it parses the description of the table once (SchemaCache).
 *
 * Compile after a change: javac --release 17 -cp "$LIB/DynamoDBLocal.jar:$LIB/DynamoDBLocal_lib/*" *.java
 */
public final class LoopbackDynamoDb {
	private LoopbackDynamoDb() {}

	public static void main(String[] args) throws Exception {
		SchemaCache.install();
		DynamoDBProxyServer proxy = ServerRunner.createServerFromCommandLineArgs(args);
		Field field = DynamoDBProxyServer.class.getDeclaredField("server");
		field.setAccessible(true);
		for (Connector connector : ((Server) field.get(proxy)).getConnectors()) {
			((ServerConnector) connector).setHost("127.0.0.1");
		}
		SettledQueue.install(proxy);
		Thread parentWatch = new Thread(LoopbackDynamoDb::exitWithParent, "parent-watch");
		parentWatch.setDaemon(true);
		parentWatch.start();
		proxy.start();
		proxy.join();
	}

	private static void exitWithParent() {
		try {
			while (System.in.read() >= 0) {}
		} catch (IOException closed) {
			// A broken pipe means the same as an ended one.
		}
		System.exit(0);
	}
}
