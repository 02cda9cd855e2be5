using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmartLocal.Platform.Data;

/// <summary>
/// All tables of the city in one context, composed of the modules'. Pages get one that only reads; an act gets one that
/// writes. It means the same on SQLite and PostgreSQL: see <see cref="Conventions"/>.
/// </summary>
public sealed class CityContext(DbContextOptions<CityContext> options) : DbContext(options)
{
    /// <summary>Whether an act is being performed on it.</summary>
    internal bool InAct { get; set; }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        this.GetService<CityModel>().Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => this.GetService<CityModel>().Compose(modelBuilder);

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        InAct ? base.SaveChanges(acceptAllChangesOnSuccess) : throw OutsideAnAct();

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        InAct ? base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken) : throw OutsideAnAct();

    private static InvalidOperationException OutsideAnAct() =>
        new("State changes only inside an act: perform one with City.Perform");
}
