using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static MigrationKit.Chaos.Tests.Plans.Plans;

namespace MigrationKit.Chaos.Tests.EntityFramework;

internal sealed class TwoPendingContext(DbContextOptions options) : PlanContext(options);

[DbContext(typeof(TwoPendingContext))]
[Migration("1_users")]
internal sealed class Users() : PlanMigration(TwoPending, 0);

[DbContext(typeof(TwoPendingContext))]
[Migration("2_age")]
internal sealed class Age() : PlanMigration(TwoPending, 1);
