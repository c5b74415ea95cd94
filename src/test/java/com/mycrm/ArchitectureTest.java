package com.mycrm;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.mycrm.security.Rights;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.ApplicationException;
import jakarta.ejb.Stateless;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;

/** The arrows between the rooms: features build on kits, kits on no feature, and features meet only in small public types. */
@AnalyzeClasses(packagesOf = CrmApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] KITS = {
        "com.mycrm.api.paging..",
        "com.mycrm.config..",
        "com.mycrm.api..",
        "com.mycrm.persistence..",
        "com.mycrm.jobs..",
        "com.mycrm.exports.."
    };

    private static final String[] FEATURES = {
        "com.mycrm.leads..",
        "com.mycrm.directory..",
        "com.mycrm.users..",
        "com.mycrm.properties..",
        "com.mycrm.security..",
        "com.mycrm.app..",
        "com.mycrm.imports..",
        "com.mycrm.inbox..",
        "com.mycrm.channels.."
    };

    @ArchTest
    static final ArchRule KITS_USE_NO_FEATURE = noClasses()
            .that()
            .resideInAnyPackage(KITS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(FEATURES);

    @ArchTest
    static final ArchRule QUERY_KNOWS_NO_HTTP = noClasses()
            .that()
            .resideInAPackage("com.mycrm.api.paging..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule PROBLEM_KNOWS_NO_PERSISTENCE = noClasses()
            .that()
            .resideInAPackage("com.mycrm.api.problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence..");

    @ArchTest
    static final ArchRule SETTINGS_ARE_READ_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.config..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile.config..");

    @ArchTest
    static final ArchRule LEADS_MEET_USERS_AND_PROPERTIES_ONLY_THROUGH_EXPANSION = noClasses()
            .that()
            .resideInAPackage("com.mycrm.leads..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mycrm.users..", "com.mycrm.properties..");

    @ArchTest
    static final ArchRule USERS_AND_PROPERTIES_KNOW_NOTHING_OF_LEADS = noClasses()
            .that()
            .resideInAnyPackage("com.mycrm.users..", "com.mycrm.properties..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.mycrm.leads..");

    @ArchTest
    static final ArchRule THE_LAUNCHER_KNOWS_THE_SETTINGS_NAMES_ALONE = classes()
            .that()
            .resideInAPackage("com.mycrm.app.launcher..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "fish.payara.micro..",
                    "com.mycrm.app.launcher..",
                    "com.mycrm.config..");

    @ArchTest
    static final ArchRule RESOURCES_DELEGATE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "java.sql..");

    @ArchTest
    static final ArchRule BUSINESS_BEANS_ARE_PUBLIC =
            classes().that().areAnnotatedWith(Stateless.class).should().bePublic();

    @ArchTest
    static final ArchRule BUSINESS_BEANS_KNOW_NO_HTTP = noClasses()
            .that()
            .areAnnotatedWith(Stateless.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule NO_FAILURE_LEAVES_HALF_A_TRANSACTION = classes()
            .that()
            .areAnnotatedWith(ApplicationException.class)
            .should()
            .beAnnotatedWith(describe(
                    "rollback = true",
                    failure -> Boolean.TRUE.equals(failure.get("rollback").orElse(false))));

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES =
            slices().matching("com.mycrm.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule USERS_KNOW_NOTHING_OF_PROPERTIES = noClasses()
            .that()
            .resideInAPackage("com.mycrm.users..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.mycrm.properties..");

    @ArchTest
    static final ArchRule PROPERTIES_KNOW_NOTHING_OF_USERS = noClasses()
            .that()
            .resideInAPackage("com.mycrm.properties..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.mycrm.users..");

    @ArchTest
    static final ArchRule ENTITIES_STAY_WITH_THEIR_FEATURE = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "com.mycrm.leads..",
                    "com.mycrm.users..",
                    "com.mycrm.properties..",
                    "com.mycrm.imports..",
                    "com.mycrm.channels..",
                    "com.mycrm.inbox..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule RESOURCES_TOUCH_NO_ENTITY = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .callMethodWhere(target(owner(annotatedWith(Entity.class))));

    @ArchTest
    static final ArchRule OF_AUTH_OTHERS_KNOW_THE_RIGHTS_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.security..")
            .should()
            .dependOnClassesThat(resideInAPackage("com.mycrm.security..").and(not(belongToAnyOf(Rights.class))));

    @ArchTest
    static final ArchRule EVERY_RESOURCE_METHOD_SAYS_WHO_MAY_CALL_IT = methods()
            .that()
            .areMetaAnnotatedWith(HttpMethod.class)
            .should(beAnnotatedWith(RolesAllowed.class).or(beAnnotatedWith(PermitAll.class)));

    @ArchTest
    static final ArchRule THERE_IS_ONE_WAY_TO_LOG = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.app.launcher..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..");

    @ArchTest
    static final ArchRule THE_LAUNCHER_ALONE_WRITES_TO_THE_CONSOLE = noClasses()
            .that()
            .resideOutsideOfPackage("com.mycrm.app.launcher..")
            .should(ACCESS_STANDARD_STREAMS);
}
