package com.mycrm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.Stateless;

/** The arrows between the rooms: features build on kits, kits on no feature, and features meet only in small public types. */
@AnalyzeClasses(packagesOf = CrmApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] KITS = {
        "com.mycrm.query..",
        "com.mycrm.problem..",
        "com.mycrm.config..",
        "com.mycrm.expand..",
        "com.mycrm.http..",
        "com.mycrm.database.."
    };

    private static final String[] FEATURES = {
        "com.mycrm.leads..",
        "com.mycrm.users..",
        "com.mycrm.properties..",
        "com.mycrm.auth..",
        "com.mycrm.sample..",
        "com.mycrm.docs..",
        "com.mycrm.health.."
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
            .resideInAPackage("com.mycrm.query..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule PROBLEM_KNOWS_NO_PERSISTENCE = noClasses()
            .that()
            .resideInAPackage("com.mycrm.problem..")
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
            .resideInAPackage("com.mycrm.launch..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "fish.payara.micro..", "com.mycrm.launch..", "com.mycrm.config..");

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
}
