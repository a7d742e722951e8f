using MigrationKit.Package.Tests.Building;

namespace MigrationKit.Package.Tests;

[SetUpFixture]
public sealed class RunTeardown
{
    [OneTimeTearDown]
    public void Remove_what_the_run_left() => PackedFeed.Remove();
}
