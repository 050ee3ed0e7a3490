// phiward-unpack: opens containers for phiward, which starts it and speaks to it over
// standard input. Not for people.
#include <exception>
#include <unistd.h>

#include "auditor/unpack/dicom.hpp"
#include "auditor/unpack/pdf.hpp"
#include "auditor/unpack/sandbox.hpp"
#include "auditor/unpack/serve.hpp"
#include "auditor/unpack/utf8_locale.hpp"

int main() {
  try {
    phiward::Utf8Locale::load();  // no file can be opened later
    phiward::prepare_dicom();
    phiward::prepare_pdf();
    phiward::enter_sandbox();
    phiward::serve_requests(STDIN_FILENO);
    return 0;
  } catch (const std::exception&) {
    return 1;  // phiward sees the stream end, and says so
  }
}
