using System.IO.Compression;
using MigrationKit.Package.Tests.Building;
using VerifyNUnit;

namespace MigrationKit.Package.Tests;

/// <summary>What users get, file by file.</summary>
public sealed class PackageContentTests
{
    [Test]
    public async Task MigrationKit_has_these_files_and_dependencies() => await Verifier.Verify(await DescribeAsync("MigrationKit"));

    [Test]
    public async Task MigrationKit_Testing_has_these_files_and_dependencies() => await Verifier.Verify(await DescribeAsync("MigrationKit.Testing"));

    [Test]
    public async Task The_tool_has_all_of_ours_inside()
    {
        await PackedFeed.PackedAsync();

        var ours = Files("MigrationKit.Tool", "nupkg").Split('\n').Where(static name => name.Contains("MigrationKit", StringComparison.Ordinal) && name.EndsWith(".dll", StringComparison.Ordinal));

        Assert.That(ours.Select(Path.GetFileName), Is.EquivalentTo(["MigrationKit.Tool.dll", "MigrationKit.dll", "MigrationKit.Core.dll"]));
    }

    private static async Task<string> DescribeAsync(string package)
    {
        await PackedFeed.PackedAsync();
        return $"{Files(package, "nupkg")}\nSymbols:\n{Files(package, "snupkg")}\nDependencies:\n{Dependencies(package)}";
    }

    private static string Files(string package, string extension)
    {
        using var archive = ZipFile.OpenRead(PackedFeed.PathOf(package, extension));
        return string.Concat(archive.Entries.Select(static entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal).Select(static name => name + "\n"));
    }

    private static string Dependencies(string package)
    {
        using var archive = ZipFile.OpenRead(PackedFeed.PathOf(package));
        using var nuspec = new StreamReader(archive.GetEntry(package + ".nuspec")!.Open());
        return string.Concat(nuspec.ReadToEnd().Split('\n').Select(static line => line.Trim())
            .Where(static line => line.StartsWith("<group", StringComparison.Ordinal) || line.StartsWith("<dependency ", StringComparison.Ordinal) || line.StartsWith("<license ", StringComparison.Ordinal))
            .Select(static line => line + "\n"));
    }

    // The rest is NuGet's own.
    private static bool IsOurs(string name) =>
        !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml";
}
