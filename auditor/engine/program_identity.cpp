#include "auditor/engine/program_identity.hpp"

#include <cstring>
#include <filesystem>
#include <link.h>
#include <string_view>
#include <sys/stat.h>

#include "auditor/content/unpacker.hpp"

namespace phiward {
namespace {

constexpr std::size_t kNoteAlignment = 4;  // elf(5)

constexpr std::size_t aligned(std::size_t size) {
  return (size + kNoteAlignment - 1) / kNoteAlignment * kNoteAlignment;
}

// The descriptor of the note NT_GNU_BUILD_ID among `notes`; empty if there is none.
std::string_view build_id(std::string_view notes) {
  constexpr std::string_view kOwner("GNU\0", 4);
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof header);
    notes.remove_prefix(sizeof header);
    if (notes.size() < aligned(header.n_namesz) + aligned(header.n_descsz)) break;
    const std::string_view owner = notes.substr(0, header.n_namesz);
    const std::string_view content = notes.substr(aligned(header.n_namesz), header.n_descsz);
    if (header.n_type == NT_GNU_BUILD_ID && owner == kOwner) return content;
    notes.remove_prefix(aligned(header.n_namesz) + aligned(header.n_descsz));
  }
  return {};
}

int add_object(dl_phdr_info* object, std::size_t, void* text) {
  auto& identity = *static_cast<std::string*>(text);
  identity.append(object->dlpi_name).append(1, ' ');
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& part = object->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    const auto* notes = reinterpret_cast<const char*>(object->dlpi_addr + part.p_vaddr);
    identity += build_id({notes, part.p_memsz});
  }
  identity += '\n';
  return 0;
}

std::string file_identity(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) return file.string() + " is missing\n";
  std::string identity = file.string();
  for (const std::int64_t figure :
       {static_cast<std::int64_t>(status.st_ino), std::int64_t{status.st_size},
        std::int64_t{status.st_mtim.tv_sec}, std::int64_t{status.st_mtim.tv_nsec}}) {
    identity += ' ' + std::to_string(figure);
  }
  return identity + '\n';
}

}  // namespace

std::string program_identity() {
  std::string identity;
  dl_iterate_phdr(add_object, &identity);
  for (const std::filesystem::path& file :
       {std::filesystem::path("/proc/self/exe"), unpack_program(),
        std::filesystem::path("/etc/ld.so.cache")}) {
    identity += file_identity(file);
  }
  return identity;
}

}  // namespace phiward
