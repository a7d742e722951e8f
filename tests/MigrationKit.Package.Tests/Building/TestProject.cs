namespace MigrationKit.Package.Tests.Building;

/// <summary>A user's project in a folder of its own, outside of the repository, with nothing of ours but the packages.</summary>
internal sealed class TestProject
{
    // No node of MSBuild stays behind, and the output is that of a build in CI or in a pipe.
    private static readonly string[] Switches = ["-nodeReuse:false", "-terminalLogger:off"];

    private TestProject(string directory, string name) => (Directory, Name) = (directory, name);

    public string Directory { get; }

    public string Name { get; }

    public string File => Path.Combine(Directory, Name + ".csproj");

    public string Migrations => Path.Combine(Directory, "Migrations");

    /// <summary>Folders of the committed migrations by name, oldest first.</summary>
    public IReadOnlyList<string> MigrationIds => System.IO.Directory.Exists(Migrations)
        ? [.. System.IO.Directory.GetDirectories(Migrations).Select(Path.GetFileName).Order(StringComparer.Ordinal)!]
        : [];

    private string Intermediate => Path.Combine(Directory, "obj", "Debug", "net10.0");

    /// <summary>What the check of the build wrote.</summary>
    public IEnumerable<string?> Checked => System.IO.Directory.Exists(Path.GetDirectoryName(Pending))
        ? System.IO.Directory.GetFiles(Path.GetDirectoryName(Pending)!).Select(Path.GetFileName)
        : [];

    /// <summary>The SQL of what is in no migration.</summary>
    public string Pending => Path.Combine(Intermediate, "migrationkit", "pending.sql");

    /// <summary>Makes a project, alone in a new folder or beside others in one.</summary>
    public static async Task<TestProject> CreateAsync(
        string name = "App", string framework = "net10.0", string properties = "", string items = "", string? solution = null, bool withPackage = true)
    {
        await PackedFeed.PackedAsync();
        var project = new TestProject(Path.Combine(solution ?? NewFolder(), name), name);
        var frameworks = framework.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        var package = withPackage ? $"""<PackageReference Include="MigrationKit" Version="{PackedFeed.Version}" />""" : "";
        project.Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{frameworks}>{framework}</{frameworks}>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {package}
                {items}
              </ItemGroup>
            </Project>
            """);
        return project;
    }

    /// <summary>A class library with one table, restored.</summary>
    public static async Task<TestProject> CreateLibraryAsync(string properties = "")
    {
        var project = await CreateAsync(properties: properties);
        project.Write("User.cs", Source.User);
        (await project.RunAsync("restore")).Succeeds();
        return project;
    }

    /// <summary>A project made by <c>dotnet new</c>, not restored.</summary>
    public static async Task<TestProject> NewAsync(string template, string name)
    {
        await PackedFeed.PackedAsync();
        var project = new TestProject(Path.Combine(NewFolder(), name), name);
        var made = await CommandLine.RunAsync(PackedFeed.Root, "dotnet", ["new", template, "--no-restore", "--output", project.Directory]);
        made.Succeeds();
        return project;
    }

    /// <summary>A new folder for the projects of a test.</summary>
    public static string NewFolder() =>
        System.IO.Directory.CreateDirectory(Path.Combine(PackedFeed.Root, Path.GetRandomFileName()[..8])).FullName;

    /// <summary>A copy of a project in <c>Projects</c>, restored.</summary>
    public static async Task<TestProject> OpenAsync(string name)
    {
        await PackedFeed.PackedAsync();
        var project = new TestProject(Path.Combine(NewFolder(), name), name);
        CopyFiles(Path.Combine(PackedFeed.Repository, "tests", "MigrationKit.Package.Tests", "Projects", name), project.Directory);
        project.Write(
            "Directory.Build.props", $"<Project><PropertyGroup><PackedVersion>{PackedFeed.Version}</PackedVersion></PropertyGroup></Project>");
        (await project.RunAsync("restore")).Succeeds();
        return project;
    }

    /// <summary>The same project with all of its files in another folder.</summary>
    public TestProject Copy()
    {
        var copy = new TestProject(Path.Combine(NewFolder(), Name), Name);
        CopyFiles(Directory, copy.Directory);
        return copy;
    }

    public void Write(string path, string text)
    {
        var file = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
    }

    public string Read(string path) => System.IO.File.ReadAllText(Path.Combine(Directory, path));

    /// <summary>A file of a committed migration.</summary>
    public string InMigration(int index, string file) => Path.Combine(Migrations, MigrationIds[index], file);

    public Task<CommandResult> BuildAsync(params string[] arguments) => BuildAsync(environment: null, arguments);

    public Task<CommandResult> BuildAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        RunAsync("build", environment, ["--no-restore", .. arguments]);

    public Task<CommandResult> AddAsync(string name, params string[] arguments) =>
        BuildAsync(["-t:MigrationKitAdd", "-p:MigrationName=" + name, .. arguments]);

    public Task<CommandResult> RunAsync(string verb, params string[] arguments) => RunAsync(verb, environment: null, arguments);

    /// <summary>Starts the program that was built.</summary>
    public Task<CommandResult> StartAsync(params string[] arguments) =>
        CommandLine.RunAsync(Directory, "dotnet", [Path.Combine(Directory, "bin", "Debug", "net10.0", Name + ".dll"), .. arguments]);

    private Task<CommandResult> RunAsync(string verb, IReadOnlyDictionary<string, string>? environment, string[] arguments) =>
        CommandLine.RunAsync(Directory, "dotnet", [verb, File, .. arguments, .. verb == "add" ? [] : Switches], environment);

    private static void CopyFiles(string from, string to)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(file, target);
        }
    }
}
