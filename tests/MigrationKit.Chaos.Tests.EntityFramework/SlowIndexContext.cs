using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using static MigrationKit.Chaos.Tests.Plans.Plans;

namespace MigrationKit.Chaos.Tests.EntityFramework;

internal sealed class SlowIndexContext(DbContextOptions options) : PlanContext(options);

[DbContext(typeof(SlowIndexContext))]
[Migration("1_users")]
internal sealed class IndexedUsers() : PlanMigration(SlowIndex, 0);

[DbContext(typeof(SlowIndexContext))]
[Migration("2_index")]
internal sealed class Index() : PlanMigration(SlowIndex, 1, suppressTransaction: true);
