using MigrationKit.Chaos.Tests.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;

namespace MigrationKit.Chaos.Tests.EntityFramework;

/// <summary>A context for the migrations of a plan; of a schema it knows nothing, as the migrations are SQL.</summary>
internal abstract class PlanContext(DbContextOptions options) : DbContext(options)
{
    public static PlanContext Of(string plan, string connectionString) => plan == Plans.Plans.TwoPending.Name
        ? new TwoPendingContext(OptionsOf<TwoPendingContext>(connectionString))
        : plan == Plans.Plans.SlowIndex.Name
            ? new SlowIndexContext(OptionsOf<SlowIndexContext>(connectionString))
            : throw new ArgumentException("There are no migrations for the plan " + plan, nameof(plan));

    private static DbContextOptions OptionsOf<T>(string connectionString)
        where T : PlanContext => new DbContextOptionsBuilder<T>()
            .UseNpgsql(connectionString)
            .ConfigureWarnings(static warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
            .Options;
}

/// <summary>Migrations that are in a plan already, word by word.</summary>
internal abstract class PlanMigration(Plan plan, int index, bool suppressTransaction = false) : Microsoft.EntityFrameworkCore.Migrations.Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(plan.Scripts[index], suppressTransaction);
}
