using System.Diagnostics.CodeAnalysis;
using MigrationKit;

// So that Program.cs needs no using directive.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what <c>app.ApplyMigrations()</c> runs in C#, where it has dependencies.</summary>
public static class DataServiceExtensions
{
    /// <summary>
    /// Runs a data migration between the migrations of the application. It is made in a scope of its own, with what its constructor asks
    /// for. Those after the same migration run in the order in which they are registered.
    /// </summary>
    /// <typeparam name="T">The data migration.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddDataMigration<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services)
        where T : class, IDataMigration => services.AddTransient<IDataMigration, T>();

    /// <summary>
    /// Runs a seeder after the migrations of the application. It is made in a scope of its own, with what its constructor asks for. They run
    /// in the order in which they are registered.
    /// </summary>
    /// <typeparam name="T">The seeder.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSeeder<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        this IServiceCollection services)
        where T : class, ISeeder => services.AddTransient<ISeeder, T>();
}
