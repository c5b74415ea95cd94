package com.mycrm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.mycrm.config.Setting;
import com.mycrm.persistence.DatabaseClock;
import com.mycrm.persistence.DatabaseStart;
import com.mycrm.security.ActivatedUser;
import com.mycrm.security.OpenToken;
import com.mycrm.security.Rights;
import com.mycrm.security.RightsGuard;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.json.Json;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;

/**
 * The dependencies between packages, and rules for all classes.
 *
 * <p>A kit is a package that features share and that knows none of them. A feature is a package that stores something
 * or answers requests.
 */
@AnalyzeClasses(packagesOf = CrmApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] KITS = {
        "com.mycrm.api..", "com.mycrm.persistence..", "com.mycrm.jobs..", "com.mycrm.exports..", "com.mycrm.config.."
    };

    private static final String[] FEATURES = {
        "com.mycrm.leads..",
        "com.mycrm.directory..",
        "com.mycrm.users..",
        "com.mycrm.properties..",
        "com.mycrm.channels..",
        "com.mycrm.inbox..",
        "com.mycrm.events..",
        "com.mycrm.webhooks..",
        "com.mycrm.soap..",
        "com.mycrm.imports..",
        "com.mycrm.security..",
        "com.mycrm.app.."
    };

    private static final String LAUNCHER = "com.mycrm.app.launcher..";
    private static final String SECURITY = "com.mycrm.security..";

    private static final FeatureNames FEATURE_NAMES = new FeatureNames();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("com.mycrm.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KITS_USE_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(KITS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule KITS_NAME_NO_PATH_TABLE_OR_RELATION_OF_A_FEATURE = classes()
            .that()
            .resideInAnyPackage(KITS)
            .and()
            .doNotBelongToAnyOf(Setting.class)
            .should(FEATURE_NAMES)
            .because("a new feature must work without a change of a kit; only defaults of settings may have its name");

    @ArchTest
    static void theNamesOfFeaturesAreFound(JavaClasses classes) {
        var expected = List.of("whatsapp-leads", "users", "channels", "token", "whatsapp_leads", "lead_counts", "user");
        assertTrue(FEATURE_NAMES.names().containsAll(expected), FEATURE_NAMES.names()::toString);
        assertTrue(StringConstants.of(classes.get(Setting.class)).contains("LEADS_"));
    }

    @ArchTest
    static final ArchRule JSON_IS_MADE_BY_THE_KEPT_PROVIDER = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Json.class)
            .because("it looks the provider up in each call; JsonFactory has looked it up once");

    @ArchTest
    static final ArchRule LEADS_DO_NOT_USE_USERS_OR_PROPERTIES = noClasses()
            .that()
            .resideInAPackage("com.mycrm.leads..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mycrm.users..", "com.mycrm.properties..")
            .because("leads reach them through the interfaces of directory and through expansion");

    @ArchTest
    static final ArchRule USERS_DO_NOT_USE_PROPERTIES_OR_LEADS = noClasses()
            .that()
            .resideInAPackage("com.mycrm.users..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mycrm.properties..", "com.mycrm.leads..");

    @ArchTest
    static final ArchRule PROPERTIES_DO_NOT_USE_USERS_OR_LEADS = noClasses()
            .that()
            .resideInAPackage("com.mycrm.properties..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mycrm.users..", "com.mycrm.leads..");

    @ArchTest
    static final ArchRule OTHERS_USE_ONLY_RIGHTS_THEIR_GUARD_OPEN_TOKENS_AND_EVENTS = noClasses()
            .that()
            .resideOutsideOfPackage(SECURITY)
            .should()
            .dependOnClassesThat(resideInAPackage(SECURITY)
                    .and(not(belongToAnyOf(Rights.class, RightsGuard.class, OpenToken.class, ActivatedUser.class))));

    @ArchTest
    static final ArchRule THE_LAUNCHER_USES_ONLY_SETTINGS = classes()
            .that()
            .resideInAPackage(LAUNCHER)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "javax.crypto..", "fish.payara.micro..", LAUNCHER, "com.mycrm.config..")
            .because("it runs before the libraries of the service are on the class path");

    @ArchTest
    static final ArchRule PAGING_DOES_NOT_USE_HTTP = noClasses()
            .that()
            .resideInAPackage("com.mycrm.api.paging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule PROBLEM_DOES_NOT_USE_JPA = noClasses()
            .that()
            .resideInAPackage("com.mycrm.api.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule SETTINGS_ARE_READ_IN_CONFIG = noClasses()
            .that()
            .resideOutsideOfPackages("com.mycrm.config..", LAUNCHER)
            .should()
            .callMethod(System.class, "getenv", String.class);

    @ArchTest
    static final ArchRule PERSISTENCE_OPENS_ALL_CONNECTIONS = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.persistence")
            .should()
            .callMethodWhere(calls("getConnection", DataSource.class).or(calls("getConnection", DriverManager.class)));

    @ArchTest
    static final ArchRule THE_CLOCK_IS_THAT_OF_THE_DATABASE = noClasses()
            .that()
            .doNotBelongToAnyOf(DatabaseClock.class, DatabaseStart.class)
            .and()
            .resideOutsideOfPackage(LAUNCHER)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the clocks of nodes may differ");

    @ArchTest
    static final ArchRule ENTITY_MANAGERS_ARE_UNWRAPPED_IN_PERSISTENCE = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.persistence")
            .should()
            .callMethodWhere(calls("unwrap", EntityManager.class));

    @ArchTest
    static final ArchRule NATIVE_QUERIES_ARE_NOT_CREATED =
            noClasses().should().callMethodWhere(calls("createNativeQuery", EntityManager.class));

    @ArchTest
    static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(KITS)
            .or()
            .resideInAPackage("com.mycrm.app..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule RESOURCES_DO_NOT_USE_THE_DATABASE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule RESOURCES_CALL_NO_ENTITY = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .callMethodWhere(target(owner(annotatedWith(Entity.class))));

    @ArchTest
    static final ArchRule RESOURCES_CALL_COMMANDS_IN_A_TRANSACTION_THAT_IS_RETRIED = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .callMethodWhere(target(owner(simpleNameEndingWith("Commands")))
                    .and(describe("outside of a lambda", (JavaAccess<?> call) -> !call.isDeclaredInLambda())));

    @ArchTest
    static final ArchRule RESOURCE_METHODS_NAME_THE_RIGHT_TO_CALL_THEM = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(beAnnotatedWith(RolesAllowed.class).or(beAnnotatedWith(PermitAll.class)));

    @ArchTest
    static final ArchRule EJBS_ARE_PUBLIC =
            classes().that().areAnnotatedWith(Stateless.class).should().bePublic();

    @ArchTest
    static final ArchRule EJBS_DO_NOT_USE_HTTP = noClasses()
            .that()
            .areAnnotatedWith(Stateless.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule APPLICATION_EXCEPTIONS_ROLL_BACK = classes()
            .that()
            .areAnnotatedWith(ApplicationException.class)
            .should()
            .beAnnotatedWith(describe(
                    "rollback = true",
                    failure -> Boolean.TRUE.equals(failure.get("rollback").orElse(false))));

    @ArchTest
    static final ArchRule LOGGING_USES_SYSTEM_LOGGER = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..");

    @ArchTest
    static final ArchRule ONLY_THE_LAUNCHER_WRITES_TO_THE_CONSOLE =
            noClasses().that().resideOutsideOfPackage(LAUNCHER).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule LOCATIONS_ARE_PATHS = noClasses()
            .should()
            .callMethodWhere(calls("location", ResponseBuilder.class).or(calls("created", Response.class)))
            .because("some servers make it absolute, with the address behind the proxy; the header stays as it is");

    @ArchTest
    static final ArchRule NUMBERS_ARE_THE_SAME_IN_EACH_LOCALE = noClasses()
            .that()
            .resideOutsideOfPackage(LAUNCHER)
            .should(have(describe(
                    "a format with the conversion d",
                    type -> StringConstants.of(type).stream().anyMatch(text -> text.matches("(?s).*%[-+,0-9]*d.*")))))
            .because("it writes the digits of the default locale, which may be Arabic ones; the conversion s does not");

    private static DescribedPredicate<JavaMethodCall> calls(String method, Class<?> type) {
        return target(name(method)).and(target(owner(assignableTo(type)))).forSubtype();
    }
}
