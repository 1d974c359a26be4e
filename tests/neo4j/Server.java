import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** Serves one Neo4j on 127.0.0.1 until its standard input closes. Arguments: home folder, Bolt port, password (absent: no authentication). */
class Server {
    public static void main(String[] arguments) throws Exception {
        boolean auth = arguments.length > 2;
        var service = new DatabaseManagementServiceBuilder(Path.of(arguments[0]))
            .setConfig(BoltConnector.enabled, true)
            .setConfig(BoltConnector.listen_address, new SocketAddress("127.0.0.1", Integer.parseInt(arguments[1])))
            .setConfig(GraphDatabaseSettings.auth_enabled, auth)
            .setConfig(GraphDatabaseSettings.check_point_interval_time, Duration.ofMinutes(10))
            .build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        if (auth) {
            service.database("system").executeTransactionally("ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", java.util.Map.of("password", arguments[2]));
        }
        System.out.println("ready bolt://127.0.0.1:" + arguments[1]);
        System.out.flush();
        while (System.in.read() >= 0) { }
        System.exit(0);
    }
}
